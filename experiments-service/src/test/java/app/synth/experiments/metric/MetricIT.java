package app.synth.experiments.metric;

import static app.synth.experiments.testsupport.ExperimentsApi.METRICS;
import static app.synth.experiments.testsupport.ExperimentsApi.newKey;
import static app.synth.experiments.testsupport.ExperimentsApi.running;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import app.synth.experiments.testsupport.AtOnce;
import app.synth.experiments.testsupport.PackagedExperiments;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Metrics over the API. */
@QuarkusIntegrationTest
class MetricIT extends PackagedExperiments {
    private static final String SECONDS = """
            {"kind": "sum", "better": "down", "event_type": "left", "value": ["seconds"], "cap": {"quantile": 0.99},
             "where": {"page": "cart"}, "window_days": 7, "guardrail_margin": 0.02}
            """;
    private static final String CHANGE = "{\"name\": \"Other\", \"definition\": {\"kind\": \"count\"}}";

    @Test
    void whatComesWithTheServiceIsThereAndStays() {
        api.get(METRICS)
                .statusCode(200)
                .body(
                        "items.key",
                        hasItems("ticket_click_rate", "click_through_rate", "day_7_retention", "purchase_value"));
        api.get(METRICS + "/click_through_rate")
                .statusCode(200)
                .body("built_in", equalTo(true))
                .body("definition.denominator.action", equalTo("impression"))
                .body("created_by", nullValue());
        change("click_through_rate", "\"1\"").statusCode(409).body("code", equalTo("built_in_metric"));
        api.delete(METRICS + "/click_through_rate").statusCode(409).body("code", equalTo("built_in_metric"));
    }

    @Test
    void aMetricIsMadeChangedAndRemoved() {
        String key = api.metric(SECONDS);
        api.get(METRICS + "/" + key)
                .statusCode(200)
                .body("definition.kind", equalTo("sum"))
                .body("definition.better", equalTo("down"))
                .body("definition.value", contains("seconds"))
                .body("definition.where.page", equalTo("cart"))
                .body("definition.cap.quantile", equalTo(0.99f))
                .body("definition.guardrail_margin", equalTo(0.02f))
                .body("version", equalTo(1))
                .header("ETag", equalTo("\"1\""));

        change(key, "\"1\"").statusCode(200).header("ETag", "\"2\"").body("version", equalTo(2));
        change(key, "*").statusCode(200).body("version", equalTo(3));
        api.delete(METRICS + "/" + key).statusCode(204);
        api.get(METRICS + "/" + key).statusCode(404);
        change(key, "\"3\"").statusCode(404);
        api.delete(METRICS + "/" + key).statusCode(404);
    }

    @Test
    void whoHasNotReadTheLastVersionChangesNothing() {
        String key = api.metric(SECONDS);
        api.put(METRICS + "/" + key, CHANGE).statusCode(428).body("code", equalTo("version_required"));
        change(key, "\"1\"").statusCode(200);
        change(key, "\"1\"").statusCode(412).body("code", equalTo("version_conflict"));
        change(key, "W/\"2\"").statusCode(412);
        given().auth()
                .oauth2(suite.tokens().user(api.manager()))
                .header("If-Match", "\"1\"")
                .delete(METRICS + "/" + key)
                .then()
                .statusCode(412);
        api.get(METRICS + "/" + key).statusCode(200).body("version", equalTo(2));
    }

    @Test
    void ofManyChangesOfOneVersionAtOnceOneIsMade() throws Exception {
        String key = api.metric(SECONDS);
        List<Integer> statuses =
                AtOnce.times(6, () -> change(key, "\"1\"").extract().statusCode());

        assertThat(statuses).containsOnly(200, 412);
        assertThat(statuses).containsOnlyOnce(200);
    }

    @Test
    void oneKeyIsOneMetric() {
        String key = api.metric(SECONDS);
        api.post(METRICS, "{\"key\": \"%s\", \"name\": \"x\", \"definition\": %s}".formatted(key, SECONDS))
                .statusCode(409)
                .body("code", equalTo("metric_exists"));
    }

    @Test
    void aMetricThatAnExperimentUsesStays() {
        String metric = api.metric(SECONDS);
        String key = newKey();
        api.create(running(key, "success_metrics", List.of(metric))).statusCode(201);
        api.delete(METRICS + "/" + metric)
                .statusCode(409)
                .body("code", equalTo("metric_in_use"))
                .body("detail", containsString(key));
    }

    @Test
    void whatCannotBeCountedIsRefusedWithTheField() {
        api.post(METRICS, "{\"key\": \"x_y\", \"name\": \"x\", \"definition\": {\"kind\": \"sum\"}}")
                .statusCode(400)
                .body("code", equalTo("invalid_field"))
                .body("field", equalTo("definition.value"));
        api.post(METRICS, "{\"key\": \"X\", \"name\": \"x\", \"definition\": {\"kind\": \"count\"}}")
                .statusCode(400)
                .body("field", equalTo("key"));
        api.post(
                        METRICS,
                        "{\"key\": \"x_y\", \"name\": \"x\", \"definition\": {\"kind\": \"count\", \"where\": {\"a\": \"\\u0000\"}}}")
                .statusCode(400)
                .body("field", equalTo("definition.where"));
        api.post(
                        METRICS,
                        "{\"key\": \"x_y\", \"name\": \"x\", \"colour\": \"red\", \"definition\": {\"kind\": \"count\"}}")
                .statusCode(400)
                .body("field", equalTo("colour"));
        api.post(METRICS, "").statusCode(400);
    }

    @Test
    void onlyWhoManagesExperimentsMay() {
        given().auth()
                .oauth2(suite.tokens().user(UUID.randomUUID()))
                .get(METRICS)
                .then()
                .statusCode(403);
        given().get(METRICS).then().statusCode(401);
    }

    private ValidatableResponse change(String key, String ifMatch) {
        return api.asManager()
                .header("If-Match", ifMatch)
                .body(CHANGE)
                .put(METRICS + "/" + key)
                .then();
    }
}
