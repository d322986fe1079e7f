package app.synth.experiments.ofrep;

import static app.synth.experiments.testsupport.ExperimentsApi.newKey;
import static app.synth.experiments.testsupport.ExperimentsApi.running;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import app.synth.experiments.assignment.Bucket;
import app.synth.experiments.testsupport.EventLines;
import app.synth.experiments.testsupport.PackagedExperiments;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What OpenFeature's providers ask for, as the protocol says it. */
@QuarkusIntegrationTest
class OfrepIT extends PackagedExperiments {
    private static final String FLAGS = "/ofrep/v1/evaluate/flags";

    String key;
    String client;

    @BeforeEach
    void aRunningExperiment() {
        key = newKey();
        client = api.clientKey();
        api.create(running(key)).statusCode(201);
        api.served();
    }

    @Test
    void aFlagIsTheVariantOfTheTargetingKey() {
        int bucket = Bucket.of(key, "ü1").number();
        evaluate("/" + key, context("ü1"))
                .statusCode(200)
                .body("key", equalTo(key))
                .body("reason", equalTo("SPLIT"))
                .body("variant", equalTo(bucket < 5_000 ? "control" : "treatment"))
                .body("value", notNullValue())
                .body("metadata.experiment_id", notNullValue())
                .body("metadata.bucket", equalTo(bucket))
                .body("metadata.in_experiment", equalTo(true))
                .body("metadata.phase", equalTo(1));
    }

    @Test
    void whoIsNotInTheExperimentHasAValueAndNoVariant() {
        api.set(key, "traffic_allocation = '{\"weights\": [0.5, 0.5], \"coverage\": 0}'");
        api.served();
        evaluate("/" + key, context("u1"))
                .statusCode(200)
                .body("value", equalTo("Buy"))
                .body("variant", nullValue())
                .body("reason", equalTo("UNKNOWN"))
                .body("metadata.in_experiment", equalTo(false))
                .body("metadata.reason", equalTo("NOT_COVERED"));
        api.set(key, "state = 'paused'");
        api.served();
        evaluate("/" + key, context("u1")).statusCode(200).body("reason", equalTo("DISABLED"));
    }

    @Test
    void aUsersTokenSaysWhoTheUserIs() {
        UUID user = UUID.randomUUID();
        given().auth()
                .oauth2(suite.tokens().user(user))
                .contentType(ContentType.JSON)
                .body("{}")
                .post(FLAGS + "/" + key)
                .then()
                .statusCode(200)
                .body("metadata.bucket", equalTo(Bucket.of(key, user.toString()).number()));
    }

    @Test
    void whatCannotBeEvaluatedIsRefusedInTheProtocolsWords() {
        evaluate("/long-gone", context("u1"))
                .statusCode(404)
                .body("key", equalTo("long-gone"))
                .body("errorCode", equalTo("FLAG_NOT_FOUND"));
        refused("{", "PARSE_ERROR");
        refused("[]", "PARSE_ERROR");
        refused("{\"context\": 7}", "INVALID_CONTEXT");
        refused("{\"context\": {\"targetingKey\": 7}}", "INVALID_CONTEXT");
        refused("{\"context\": {\"targetingKey\": \"a\\u0000b\"}}", "INVALID_CONTEXT");
        refused("{\"context\": {}}", "TARGETING_KEY_MISSING");
        refused("{}", "TARGETING_KEY_MISSING");
        given().contentType(ContentType.JSON)
                .body(context("u1"))
                .post(FLAGS)
                .then()
                .statusCode(401);
    }

    @Test
    void allFlagsComeWithATagThatSparesSendingThemAgain() {
        String tag = evaluate("", context("u1"))
                .statusCode(200)
                .body("flags.key", hasItem(key))
                .body("eventStreams[0].type", equalTo("sse"))
                .body("eventStreams[0].endpoint.requestUri", equalTo("/ofrep/v1/stream/" + client))
                .extract()
                .header("ETag");
        again(tag).statusCode(304).header("ETag", equalTo(tag));
        again("\"other\", W/" + tag).statusCode(304);
        again("*").statusCode(304);
        again("\"other\"").statusCode(200);
        api.set(key, "state = 'paused'");
        api.served();
        again(tag).statusCode(200).body("flags.key", not(hasItem(key)));
    }

    @Test
    void aFlagOfVisitorsIsAnErrorForWhoHasNoVisitorsId() {
        api.set(key, "hash_attribute = 'anonymous_id'");
        api.served();
        given().auth()
                .oauth2(suite.tokens().user(UUID.randomUUID()))
                .contentType(ContentType.JSON)
                .body("{}")
                .post(FLAGS)
                .then()
                .statusCode(200)
                .body("flags.find { it.key == '" + key + "' }.errorCode", equalTo("TARGETING_KEY_MISSING"))
                .body("eventStreams", nullValue());
    }

    @Test
    void changesAreTold() throws Exception {
        URI stream = URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/ofrep/v1/stream/" + client);
        try (EventLines lines = EventLines.of(stream)) {
            lines.first(line -> line.equals("data:{\"type\":\"refetchEvaluation\"}"));
            int before = lines.lines().size();
            api.set(key, "state = 'paused'");
            org.awaitility.Awaitility.await()
                    .until(() ->
                            lines.lines().stream().skip(before).anyMatch(line -> line.contains("refetchEvaluation")));
        }
    }

    private static Map<String, Object> context(String targetingKey) {
        return Map.of("context", Map.of("targetingKey", targetingKey));
    }

    private ValidatableResponse evaluate(String path, Object body) {
        return given().header("X-API-Key", client)
                .contentType(ContentType.JSON)
                .body(body)
                .post(FLAGS + path)
                .then();
    }

    private ValidatableResponse again(String tag) {
        return given().header("Authorization", "Bearer " + client)
                .header("If-None-Match", tag)
                .contentType(ContentType.JSON)
                .body(context("u1"))
                .post(FLAGS)
                .then();
    }

    private void refused(String body, String code) {
        evaluate("/" + key, body).statusCode(400).body("key", equalTo(key)).body("errorCode", equalTo(code));
        evaluate("", body).statusCode(400).body("errorCode", equalTo(code));
    }
}
