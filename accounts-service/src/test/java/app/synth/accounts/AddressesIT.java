package app.synth.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import app.synth.accounts.testsupport.PackagedAccounts;
import app.synth.testsupport.WrongAddresses;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Whatever stands in an address is answered, and what is wrong in it is named. */
@QuarkusIntegrationTest
class AddressesIT extends PackagedAccounts {
    @Test
    void areAnsweredWhateverStandsInThem() {
        assertThat(new WrongAddresses(
                                URI.create("http://localhost:" + RestAssured.port),
                                given().get("/openapi/accounts?format=json")
                                        .jsonPath()
                                        .getMap("$"))
                        .opening(
                                "bearer",
                                "Authorization",
                                "Bearer " + suite.tokens().user(admin()))
                        .complaints())
                .isEmpty();
    }
}
