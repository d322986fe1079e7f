package app.synth.experiments.holdout;

import static app.synth.experiments.testsupport.ExperimentsApi.EXPERIMENTS;
import static org.hamcrest.Matchers.equalTo;

import app.synth.experiments.testsupport.PackagedExperiments;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The global holdout. */
@QuarkusIntegrationTest
class HoldoutIT extends PackagedExperiments {
    private static final String HOLDOUT = EXPERIMENTS + "/holdout";

    @AfterEach
    void nobodyIsHeldOut() {
        suite.database().update("update experiments.experiment_holdout set share = 0, seed = 'global-holdout'");
    }

    @Test
    void itIsChangedFromTheVersionThatWasRead() {
        String read = tag();
        change(read, Map.of("share", 0.05))
                .statusCode(200)
                .body("share", equalTo(0.05f))
                .body("seed", equalTo("global-holdout"))
                .body("changed_by", equalTo(api.manager().toString()));
        change(read, Map.of("share", 0.1)).statusCode(412).body("code", equalTo("version_conflict"));
        change(tag(), Map.of("share", 0.1, "seed", "others")).statusCode(200).body("seed", equalTo("others"));
        api.asManager()
                .body(Map.of("share", 0))
                .put(HOLDOUT)
                .then()
                .statusCode(428)
                .body("code", equalTo("version_required"));
    }

    @Test
    void itIsAtMostHalfOfAll() {
        change("*", Map.of("share", 0.51)).statusCode(400).body("field", equalTo("share"));
        change("*", Map.of("share", "all")).statusCode(400).body("field", equalTo("share"));
        change("*", Map.of("seed", "x")).statusCode(400).body("field", equalTo("share"));
        change("*", Map.of("share", 0, "who", "x")).statusCode(400).body("field", equalTo("who"));
    }

    private String tag() {
        return api.asManager().get(HOLDOUT).then().statusCode(200).extract().header("ETag");
    }

    private ValidatableResponse change(String ifMatch, Object body) {
        return api.asManager()
                .header("If-Match", ifMatch)
                .body(body)
                .put(HOLDOUT)
                .then();
    }
}
