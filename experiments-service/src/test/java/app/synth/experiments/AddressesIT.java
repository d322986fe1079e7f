package app.synth.experiments;

import static app.synth.experiments.testsupport.ExperimentsApi.newKey;
import static app.synth.experiments.testsupport.ExperimentsApi.running;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import app.synth.experiments.testsupport.PackagedExperiments;
import app.synth.testsupport.WrongAddresses;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Whatever stands in an address is answered, and what is wrong in it is named. */
@QuarkusIntegrationTest
class AddressesIT extends PackagedExperiments {
    @Test
    void areAnsweredWhateverStandsInThem() {
        String key = newKey();
        api.create(running(key)).statusCode(201);
        String client = api.clientKey();
        api.served();

        assertThat(new WrongAddresses(
                                URI.create("http://localhost:" + RestAssured.port),
                                given().get("/openapi/experiments?format=json")
                                        .jsonPath()
                                        .getMap("$"))
                        .opening(
                                "bearer",
                                "Authorization",
                                "Bearer " + suite.tokens().user(api.manager()))
                        .where("key", key)
                        .where("client_key", client)
                        .complaints())
                // JAX-RS takes a parameter without a value for one that was not sent.
                .filteredOn(complaint -> !complaint.contains("=: "))
                .isEmpty();
    }
}
