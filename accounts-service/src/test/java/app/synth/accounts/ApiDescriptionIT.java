package app.synth.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import app.synth.accounts.testsupport.PackagedAccounts;
import app.synth.testsupport.ApiDescription;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;

/** What the service publishes about itself. */
@QuarkusIntegrationTest
class ApiDescriptionIT extends PackagedAccounts {
    @Test
    void owesItsReadersNothing() {
        assertThat(new ApiDescription(given().get("/openapi/accounts?format=json")
                                .jsonPath()
                                .getMap("$"))
                        .lacks())
                .isEmpty();
    }
}
