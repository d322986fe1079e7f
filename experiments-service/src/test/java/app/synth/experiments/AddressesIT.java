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
import java.util.List;
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
                .isEmpty();
    }

    @Test
    void aParameterWithoutAValueIsOneThatWasNotSent() {
        String key = newKey();
        api.create(running(key)).statusCode(201);
        api.served();

        for (String address : List.of(
                "?state=&search=&cursor=&limit=",
                "/" + key + "/history?cursor=&limit=",
                "/" + key + "/results?phase=&dimension=&method=",
                "/" + key + "/assignment?user_id=&anonymous_id=&attributes=&explain=")) {
            assertThat(api.asManager().get("/api/v1/experiments" + address).statusCode())
                    .as(address)
                    .isEqualTo(200);
        }
    }
}
