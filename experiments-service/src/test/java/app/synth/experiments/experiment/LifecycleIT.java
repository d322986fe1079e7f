package app.synth.experiments.experiment;

import static app.synth.experiments.testsupport.ExperimentsApi.EXPERIMENTS;
import static app.synth.experiments.testsupport.ExperimentsApi.newKey;
import static app.synth.experiments.testsupport.ExperimentsApi.running;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import app.synth.experiments.testsupport.PackagedExperiments;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the draft to the archive, and what is told of it. */
@QuarkusIntegrationTest
class LifecycleIT extends PackagedExperiments {
    private static final Map<String, Object> NO_WORD = Map.of();

    String key;

    @BeforeEach
    void aDraft() {
        key = newKey();
        api.create(running(key, "state", "draft")).statusCode(201);
    }

    @Test
    void aWholeLifeIsTold() {
        api.start(key).statusCode(200).header("ETag", "\"1\"");
        api.move(key, "pause", Map.of("why", "It crashes on tablets"))
                .statusCode(200)
                .body("state", equalTo("paused"))
                .body("is_active", equalTo(false));
        api.assignment(UUID.randomUUID(), key).body("reason", equalTo("DISABLED"));
        api.move(key, "resume", NO_WORD).statusCode(200).body("is_active", equalTo(true));
        api.move(key, "complete", Map.of("variant", "treatment", "why", "More tickets"))
                .statusCode(200)
                .body("state", equalTo("completed"))
                .body("decision.variant", equalTo("treatment"))
                .body("decision.why", equalTo("More tickets"))
                .body("completed_at", notNullValue());
        api.move(key, "archive", NO_WORD).statusCode(200).body("archived_at", notNullValue());
        api.move(key, "unarchive", NO_WORD).statusCode(200).body("archived_at", nullValue());

        api.asManager()
                .get(EXPERIMENTS + "/{key}/history", key)
                .then()
                .statusCode(200)
                .body(
                        "items.change",
                        contains("unarchived", "archived", "completed", "resumed", "paused", "started", "created"))
                .body("items.version", contains(6, 5, 4, 3, 2, 1, 0))
                .body("items[4].why", equalTo("It crashes on tablets"))
                .body("items[4].by", equalTo(api.manager().toString()))
                .body("items[4].before.state", equalTo("running"))
                .body("items[4].after.state", equalTo("paused"))
                .body("items[2].why", equalTo("More tickets"))
                .body("items[6].before", nullValue())
                .body("items[6].after.key", equalTo(key))
                .body("next", nullValue());
        String next = api.asManager()
                .get(EXPERIMENTS + "/{key}/history?limit=6", key)
                .then()
                .extract()
                .path("next");
        api.asManager()
                .get(EXPERIMENTS + "/{key}/history?cursor={next}", key, next)
                .then()
                .body("items.change", contains("created"));
    }

    @Test
    void whatDoesNotFollowIsRefused() {
        illegal("pause", NO_WORD);
        illegal("resume", NO_WORD);
        illegal("unarchive", NO_WORD);
        illegal("complete", Map.of("variant", "control", "why", "Too early"));
        api.start(key).statusCode(200);
        illegal("start", NO_WORD);
        illegal("resume", NO_WORD);
        illegal("archive", NO_WORD);
        api.move(key, "complete", Map.of("variant", "control", "why", "Enough")).statusCode(200);
        illegal("start", NO_WORD);
        illegal("pause", NO_WORD);
        illegal("complete", Map.of("variant", "control", "why", "Again"));
        api.move(key, "archive", NO_WORD).statusCode(200);
        illegal("archive", NO_WORD);
        api.read(key).body("version", equalTo(3));
    }

    @Test
    void anArchivedDraftDoesNotStart() {
        api.move(key, "archive", NO_WORD).statusCode(200);
        illegal("start", NO_WORD);
    }

    @Test
    void whatHasEndedDoesNotGoOn() {
        api.edit(key, Map.of("start_date", "2020-01-01T00:00:00Z", "end_date", "2020-02-01T00:00:00Z"))
                .statusCode(200);
        illegal("start", NO_WORD);
    }

    @Test
    void aDecisionNamesAVariantOrNoneAndSaysWhy() {
        api.start(key).statusCode(200);
        api.move(key, "complete", Map.of("variant", "control")).statusCode(400).body("field", equalTo("why"));
        api.move(key, "complete", Map.of("why", "So")).statusCode(400).body("field", equalTo("variant"));
        api.move(key, "complete", Map.of("variant", "purple", "why", "So"))
                .statusCode(400)
                .body("field", equalTo("variant"));
        Map<String, Object> nothing = new HashMap<>(Map.of("why", "No difference"));
        nothing.put("variant", null);
        api.move(key, "complete", nothing).statusCode(200).body("decision.variant", nullValue());
    }

    @Test
    void aStepMayBeOfOneVersionOnly() {
        api.asManager()
                .header("If-Match", "\"1\"")
                .body(NO_WORD)
                .post(EXPERIMENTS + "/{key}/start", key)
                .then()
                .statusCode(412)
                .body("code", equalTo("version_conflict"));
        api.read(key).body("state", equalTo("draft"));
    }

    @Test
    void onlyThoseWhoManageExperimentsMay() {
        String user = suite.tokens().user(UUID.randomUUID());
        for (String step : new String[] {"start", "pause", "resume", "archive", "unarchive", "complete", "phases"}) {
            given().auth()
                    .oauth2(user)
                    .contentType("application/json")
                    .body(NO_WORD)
                    .post(EXPERIMENTS + "/{key}/{step}", key, step)
                    .then()
                    .statusCode(403);
        }
        for (String path : new String[] {"", "/" + key + "/history", "/holdout", "/namespaces", "/client-keys"}) {
            given().auth().oauth2(user).get(EXPERIMENTS + path).then().statusCode(403);
            given().get(EXPERIMENTS + path).then().statusCode(401);
        }
        api.move(newKey(), "pause", NO_WORD).statusCode(404);
        api.asManager().get(EXPERIMENTS + "/{key}/history", newKey()).then().statusCode(404);
    }

    private void illegal(String step, Object body) {
        api.move(key, step, body).statusCode(409).body("code", equalTo("illegal_transition"));
    }
}
