package app.synth.tracking;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import app.synth.testsupport.ApiDescription;
import app.synth.tracking.testsupport.PackagedTracking;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;

/** What the service publishes about itself. */
@QuarkusIntegrationTest
class ApiDescriptionIT extends PackagedTracking {
    @Test
    void owesItsReadersNothing() {
        assertThat(new ApiDescription(given().get("/openapi/tracking?format=json")
                                .jsonPath()
                                .getMap("$"))
                        .lacks())
                .isEmpty();
    }
}
