package app.synth.experiments.exposure;

import static app.synth.experiments.testsupport.ExperimentsApi.EXPOSURES;
import static app.synth.experiments.testsupport.ExperimentsApi.newKey;
import static app.synth.experiments.testsupport.ExperimentsApi.running;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import app.synth.experiments.assignment.Bucket;
import app.synth.experiments.testsupport.AtOnce;
import app.synth.experiments.testsupport.Crowd;
import app.synth.experiments.testsupport.PackagedExperiments;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That a user has seen a variant. */
@QuarkusIntegrationTest
class ExposureIT extends PackagedExperiments {
    String key;

    @BeforeEach
    void aRunningExperiment() {
        key = newKey();
        api.create(running(key)).statusCode(201);
    }

    @Test
    void theFirstExposureIsKept() {
        UUID user = userGetting("treatment");

        api.expose(user, Map.of("experiment", key))
                .statusCode(200)
                .body("experiment", equalTo(key))
                .body("variant", equalTo("treatment"))
                .body("value.label", equalTo("Buy for 25"))
                .body("in_experiment", equalTo(true))
                .body("bucket", equalTo(bucket(user)))
                .body("reason", equalTo("SPLIT"))
                .body("outcome", equalTo("kept"));

        assertThat(stored(user))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("subject", user.toString())
                        .containsEntry("user_id", user)
                        .containsEntry("variant_name", "treatment")
                        .containsEntry("bucket", bucket(user))
                        .containsEntry("phase", 1)
                        .containsEntry("as_computed", true));
    }

    @Test
    void manyAtOnceAreOne() throws Exception {
        UUID user = userGetting("control");

        List<String> answers = AtOnce.times(
                20,
                () -> api.expose(user, Map.of("experiment", key))
                        .statusCode(200)
                        .body("variant", equalTo("control"))
                        .extract()
                        .path("outcome"));

        assertThat(answers).hasSize(20).containsOnly("kept", "known").containsOnlyOnce("kept");
        assertThat(stored(user)).hasSize(1);
    }

    @Test
    void whoWasExposedKeepsTheVariantWhenTheWeightsChange() {
        UUID exposed = userGetting("treatment");
        UUID another = userGetting("treatment");
        api.expose(exposed, Map.of("experiment", key)).statusCode(200);

        everybodyGetsControl();

        api.assignment(exposed, key).body("variant", equalTo("treatment")).body("reason", equalTo("KEPT"));
        api.expose(exposed, Map.of("experiment", key)).body("variant", equalTo("treatment"));
        api.assignment(another, key).body("variant", equalTo("control"));
    }

    /** Rows of two phases that differ cannot come by themselves; if they do, what was seen first counts. */
    @Test
    void ofTwoPhasesTheVariantOfTheFirstIsKept() {
        UUID user = Crowd.user(key, 1);
        crowd.exposed(key, 1, "control", key, 1, Duration.ofDays(2), true);
        crowd.exposed(key, 2, "treatment", key, 1, Duration.ofDays(1), true);
        api.set(key, "phase = 3, traffic_allocation = '{\"weights\": [0, 1], \"coverage\": 1}'");

        api.assignment(user, key).body("variant", equalTo("control")).body("reason", equalTo("KEPT"));
    }

    /** Whoever evaluated the condition knows what it asks for; it need not be told again. */
    @Test
    void whoEvaluatedTheConditionByThemselvesIsBelieved() {
        api.set(key, "condition = '{\"country\": \"CH\"}'");
        UUID user = userGetting("treatment");

        api.expose(user, Map.of("experiment", key)).body("outcome", equalTo("not_in_experiment"));
        api.expose(user, Map.of("experiment", key, "variant", "treatment", "attributes", Map.of("country", "DE")))
                .body("outcome", equalTo("not_in_experiment"));
        assertThat(stored(user)).isEmpty();
        api.expose(user, Map.of("experiment", key, "variant", "treatment")).body("outcome", equalTo("kept"));
    }

    @Test
    void aVariantThatTheExperimentWouldNotHaveGivenIsKeptAndDecidesNothing() {
        UUID user = userGetting("treatment");

        api.expose(user, Map.of("experiment", key, "variant", "control"))
                .statusCode(200)
                .body("variant", equalTo("treatment"));
        api.expose(user, Map.of("experiment", key)).body("variant", equalTo("treatment"));

        assertThat(stored(user))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("variant_name", "control").containsEntry("as_computed", false));
        assertThat(others(user)).containsExactly("treatment");
        api.assignment(user, key).body("variant", equalTo("treatment"));
    }

    @Test
    void theVariantThatTheClientComputedItselfIsAsComputed() {
        UUID user = userGetting("control");
        api.expose(user, Map.of("experiment", key, "variant", "control")).statusCode(200);
        assertThat(stored(user))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("as_computed", true));
    }

    @Test
    void whoIsNotInTheExperimentLeavesNoTrace() {
        UUID user = userGetting("treatment");
        suite.database().update("update experiments.ab_experiments set state = 'paused' where key = ?", key);

        api.expose(user, Map.of("experiment", key))
                .statusCode(200)
                .body("in_experiment", equalTo(false))
                .body("reason", equalTo("DISABLED"));

        suite.database().update("""
                update experiments.ab_experiments
                set state = 'running', traffic_allocation = '{"weights": [0.5, 0.5], "coverage": 0}'
                where key = ?
                """, key);
        api.expose(user, Map.of("experiment", key, "variant", "treatment"))
                .statusCode(200)
                .body("in_experiment", equalTo(false))
                .body("reason", equalTo("NOT_COVERED"));
        assertThat(stored(user)).isEmpty();
    }

    @Test
    void whatCannotBeAnExposureIsRefused() {
        UUID user = UUID.randomUUID();
        api.expose(user, Map.of()).statusCode(400).body("field", equalTo("experiment"));
        api.expose(user, "{").statusCode(400);
        api.expose(user, Map.of("experiment", key, "variant", "purple"))
                .statusCode(400)
                .body("code", equalTo("invalid_field"))
                .body("field", equalTo("variant"));
        api.expose(user, Map.of("experiment", newKey())).statusCode(404).body("code", equalTo("not_found"));
        given().contentType(ContentType.JSON)
                .body(Map.of("experiment", key))
                .post(EXPOSURES)
                .then()
                .statusCode(401);
        assertThat(stored(user)).isEmpty();
    }

    private void everybodyGetsControl() {
        suite.database().update("""
                update experiments.ab_experiments
                set phase = 2, traffic_allocation = '{"weights": [1, 0], "coverage": 1}'
                where key = ?
                """, key);
    }

    private List<Map<String, Object>> stored(UUID user) {
        return suite.database().query("""
                select a.*
                from experiments.user_experiment_assignments a
                join experiments.ab_experiments e on e.id = a.experiment_id
                where e.key = ? and a.subject = ?
                """, key, user.toString());
    }

    private List<Object> others(UUID user) {
        return suite
                .database()
                .query(
                        "select variant_name from experiments.experiment_other_variants where subject = ?",
                        user.toString())
                .stream()
                .map(row -> row.get("variant_name"))
                .toList();
    }

    private UUID userGetting(String variant) {
        return Stream.generate(UUID::randomUUID)
                .filter(user -> variant.equals(bucket(user) < 5_000 ? "control" : "treatment"))
                .findFirst()
                .orElseThrow();
    }

    private int bucket(UUID user) {
        return Bucket.of(key, user.toString()).number();
    }
}
