package app.synth.experiments.exposure;

import static app.synth.experiments.testsupport.ExperimentsApi.EXPERIMENTS;
import static app.synth.experiments.testsupport.ExperimentsApi.EXPOSURES;
import static app.synth.experiments.testsupport.ExperimentsApi.newKey;
import static app.synth.experiments.testsupport.ExperimentsApi.running;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import app.synth.experiments.assignment.Bucket;
import app.synth.experiments.testsupport.AtOnce;
import app.synth.experiments.testsupport.PackagedExperiments;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exposures of many, and what else happened to those who were exposed. */
@QuarkusIntegrationTest
class ExposureBatchIT extends PackagedExperiments {
    String key;
    String client;

    @BeforeEach
    void anExperimentOfVisitors() {
        key = newKey();
        api.create(running(key)).statusCode(201);
        api.set(key, "hash_attribute = 'anonymous_id'");
        client = api.clientKey();
        api.served();
    }

    @Test
    void eachHasItsOutcome() {
        String users = newKey();
        api.create(running(users)).statusCode(201);
        String paused = newKey();
        api.create(running(paused)).statusCode(201);
        api.set(paused, "state = 'paused', hash_attribute = 'anonymous_id'");
        api.set(key, "overrides = '{\"tester\": \"treatment\"}'");
        api.served();

        send(List.of(
                        exposure("a"),
                        exposure("a"),
                        exposure("ø-✓"),
                        exposure("tester"),
                        Map.of("experiment", key),
                        Map.of("experiment", users, "user_id", UUID.randomUUID()),
                        Map.of("experiment", paused, "anonymous_id", "a"),
                        Map.of("experiment", newKey(), "anonymous_id", "a"),
                        Map.of("experiment", key, "anonymous_id", "a", "variant", "purple")))
                .statusCode(200)
                .body(
                        "exposures.outcome",
                        contains(
                                "kept",
                                "known",
                                "kept",
                                "overridden",
                                "no_subject",
                                "no_subject",
                                "not_in_experiment",
                                "unknown_experiment",
                                "unknown_variant"));
        send(List.of(exposure("a"))).body("exposures.outcome", contains("known"));
        assertThat(stored()).isEqualTo(2);
        send(Collections.nCopies(1_001, exposure("a"))).statusCode(400).body("field", equalTo("exposures"));
        send(List.of()).statusCode(400);
    }

    @Test
    void theSameOnesAtOnceInAnyOrderAreKeptOnce() throws Exception {
        List<Map<String, Object>> forwards =
                IntStream.range(0, 200).mapToObj(i -> exposure("v" + i)).toList();

        List<List<String>> outcomes = AtOnce.times(
                8,
                () -> send(Math.random() < 0.5 ? forwards : forwards.reversed())
                        .statusCode(200)
                        .extract()
                        .path("exposures.outcome"));

        assertThat(outcomes.stream().flatMap(List::stream).filter("kept"::equals))
                .hasSize(200);
        assertThat(stored()).isEqualTo(200);
    }

    @Test
    void whoWasShownTwoVariantsIsNoted() {
        String given = Bucket.of(key, "b").number() < 5_000 ? "control" : "treatment";
        String other = given.equals("control") ? "treatment" : "control";

        send(List.of(
                        Map.of("experiment", key, "anonymous_id", "b", "variant", given),
                        Map.of("experiment", key, "anonymous_id", "b", "variant", other),
                        Map.of("experiment", key, "anonymous_id", "c")))
                .body("exposures.outcome", contains("kept", "known", "kept"));

        assertThat(suite.database().query("""
                        select subject, o.phase, variant_name
                        from experiments.experiment_other_variants o
                        join experiments.ab_experiments e on e.id = o.experiment_id
                        where key = ?
                        """, key))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("subject", "b")
                        .containsEntry("phase", 1)
                        .containsEntry("variant_name", other));
    }

    @Test
    void eachPhaseHasItsOwnExposureOfTheKeptVariant() {
        send(List.of(exposure("d"))).body("exposures.outcome", contains("kept"));
        String variant = Bucket.of(key, "d").number() < 5_000 ? "control" : "treatment";
        api.set(
                key,
                "phase = 2, traffic_allocation = '{\"weights\": [%s], \"coverage\": 1}'"
                        .formatted(variant.equals("control") ? "0, 1" : "1, 0"));
        api.served();

        send(List.of(exposure("d"), exposure("d")))
                .body("exposures.outcome", contains("kept", "known"))
                .body("exposures.reason", contains("KEPT", "KEPT"))
                .body("exposures.variant", contains(variant, variant));
        assertThat(suite.database().query("""
                        select a.phase, variant_name, as_computed
                        from experiments.user_experiment_assignments a
                        join experiments.ab_experiments e on e.id = a.experiment_id
                        where key = ? order by a.phase
                        """, key))
                .hasSize(2)
                .allSatisfy(row ->
                        assertThat(row).containsEntry("variant_name", variant).containsEntry("as_computed", true));
    }

    @Test
    void eventsAreKeptOnceOfThoseWhoWereExposed() {
        send(List.of(exposure("e")));
        Map<String, Object> refund = Map.of(
                "event_type", "refund", "event_value", Map.of("amount", 25), "message_id", "m1", "anonymous_id", "e");

        events(Map.of(
                        "events",
                        List.of(
                                refund,
                                refund,
                                Map.of("event_type", "refund", "message_id", "m1", "anonymous_id", "stranger"),
                                Map.of("event_type", "refund", "message_id", "m2"))))
                .statusCode(200)
                .body("events.outcome", contains("kept", "known", "not_exposed", "no_subject"));
        events(refund).body("events.outcome", contains("known"));
        assertThat(suite.database().query("""
                        select subject, variant_name, event_value ->> 'amount' as amount
                        from experiments.experiment_events v
                        join experiments.ab_experiments e on e.id = v.experiment_id
                        where key = ?
                        """, key))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("subject", "e").containsEntry("amount", "25"));
        events(Map.of("event_type", "refund", "anonymous_id", "e"))
                .statusCode(400)
                .body("field", equalTo("message_id"));
        events(Map.of("event_type", "x", "message_id", "m", "anonymous_id", "e", "event_value", 7))
                .statusCode(400)
                .body("field", equalTo("event_value"));
        given().header("X-Client-Key", client)
                .contentType(ContentType.JSON)
                .body(refund)
                .post(EXPERIMENTS + "/" + newKey() + "/events")
                .then()
                .statusCode(404);
    }

    /** It is the event of the variant that the subject counts in. */
    @Test
    void anEventBelongsToTheFirstVariantThatWasAsComputed() {
        suite.database().update("""
                insert into experiments.user_experiment_assignments
                    (subject, experiment_id, phase, variant_name, bucket, as_computed)
                select 'f', id, shown.phase, shown.variant, 0, shown.as_computed
                from experiments.ab_experiments,
                     (values (1, 'control', false), (2, 'treatment', true)) as shown (phase, variant, as_computed)
                where key = ?
                """, key);

        events(Map.of("event_type", "refund", "message_id", "m1", "anonymous_id", "f"))
                .body("events.outcome", contains("kept"));

        assertThat(suite.database().query("""
                        select v.variant_name
                        from experiments.experiment_events v
                        join experiments.ab_experiments e on e.id = v.experiment_id
                        where key = ?
                        """, key)).containsExactly(Map.of("variant_name", "treatment"));
    }

    @Test
    void anEventWithANumberThatCannotBeStoredIsRefused() {
        events(
                        "{\"event_type\": \"x\", \"message_id\": \"m\", \"anonymous_id\": \"e\", \"event_value\": {\"a\": 1e999999}}")
                .statusCode(400)
                .body("field", equalTo("event_value"));
    }

    private Map<String, Object> exposure(String visitor) {
        return Map.of("experiment", key, "anonymous_id", visitor);
    }

    private ValidatableResponse send(List<Map<String, Object>> exposures) {
        return given().header("X-Client-Key", client)
                .contentType(ContentType.JSON)
                .body(Map.of("exposures", exposures))
                .post(EXPOSURES)
                .then();
    }

    private ValidatableResponse events(Object body) {
        return given().header("X-Client-Key", client)
                .contentType(ContentType.JSON)
                .body(body)
                .post(EXPERIMENTS + "/" + key + "/events")
                .then();
    }

    private long stored() {
        return suite.database().count("""
                select count(*)
                from experiments.user_experiment_assignments a
                join experiments.ab_experiments e on e.id = a.experiment_id
                where key = ?
                """, key);
    }
}
