package app.synth.experiments.growthbook;

import static app.synth.experiments.testsupport.ExperimentsApi.newKey;
import static app.synth.experiments.testsupport.ExperimentsApi.running;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import app.synth.experiments.testsupport.EventLines;
import app.synth.experiments.testsupport.PackagedExperiments;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What GrowthBook's SDKs read. */
@QuarkusIntegrationTest
class FeaturesIT extends PackagedExperiments {
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
    void anExperimentIsAFeatureWithOneRule() {
        suite.database()
                .update("insert into experiments.experiment_namespaces (id) values ('gb') on conflict do nothing");
        suite.database().update("update experiments.experiment_holdout set share = 0.05, seed = 'held'");
        api.set(key, """
                condition = '{"country": "CH"}', namespace_id = 'gb', namespace_from = 0.25, namespace_to = 0.75,
                overrides = '{"somebody-secret": "control"}'""");
        api.served();
        try {
            String feature = "features.'" + key + "'";
            String rule = feature + ".rules[0]";
            given().get("/api/features/" + client)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", containsString("stale-while-revalidate"))
                    .header("X-SSE-Support", equalTo("enabled"))
                    .body("status", equalTo(200))
                    .body(feature + ".defaultValue", nullValue())
                    .body(rule + ".key", equalTo(key))
                    .body(rule + ".seed", equalTo(key))
                    .body(rule + ".hashVersion", equalTo(2))
                    .body(rule + ".hashAttribute", equalTo("user_id"))
                    .body(rule + ".phase", equalTo("1"))
                    .body(rule + ".variations[0]", equalTo("Buy"))
                    .body(rule + ".variations[1].label", equalTo("Buy for 25"))
                    .body(rule + ".weights", contains(0.5f, 0.5f))
                    .body(rule + ".coverage", equalTo(1.0f))
                    .body(rule + ".meta.key", contains("control", "treatment"))
                    .body(rule + ".condition.country", equalTo("CH"))
                    .body(rule + ".filters.seed", contains("held", "__gb"))
                    .body(rule + ".filters.hashVersion", contains(2, 1))
                    .body(rule + ".filters[0].ranges[0]", contains(0.05f, 1.0f))
                    .body(rule + ".filters[1].ranges[0]", contains(0.25f, 0.75f))
                    .body(not(containsString("somebody-secret")));
        } finally {
            suite.database().update("update experiments.experiment_holdout set share = 0");
        }
    }

    @Test
    void whoHasItAlreadyIsNotSentItAgain() {
        String tag = given().get("/api/features/" + client).getHeader("ETag");
        given().header("If-None-Match", "W/" + tag)
                .get("/api/features/" + client)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag));
        api.set(key, "state = 'paused'");
        api.served();
        given().header("If-None-Match", tag)
                .get("/api/features/" + client)
                .then()
                .statusCode(200)
                .body("features", not(hasKey(key)));
    }

    @Test
    void anExperimentIsThereFromItsStartToItsEnd() throws Exception {
        try (EventLines stream = EventLines.of(sub(client))) {
            stream.first(line -> line.startsWith("data:") && line.contains(key));
            api.set(key, "end_date = now() + interval '2 seconds'");
            // Nobody changes anything when its time has come.
            stream.first(line -> line.startsWith("data:") && !line.contains(key));
            Instant end = suite.database().value("select end_date from experiments.ab_experiments where key = ?", key)
                            instanceof java.sql.Timestamp time
                    ? time.toInstant()
                    : Instant.MAX;
            assertThat(Instant.now()).isAfterOrEqualTo(end);
        }
    }

    @Test
    void changesAreToldAndWhatWasSeenIsNotToldAgain() throws Exception {
        String seen;
        try (EventLines stream = EventLines.of(sub(client))) {
            stream.first(line -> line.startsWith("data:") && line.contains(key));
            assertThat(stream.lines()).contains("event:features");
            String added = newKey();
            api.create(running(added)).statusCode(201);
            stream.first(line -> line.startsWith("data:") && line.contains(added));
            api.served();
            seen = stream.lines().reversed().stream()
                    .filter(line -> line.startsWith("id:"))
                    .findFirst()
                    .orElseThrow()
                    .substring(3)
                    .strip();
        }
        try (EventLines again = EventLines.of(sub(client), "Last-Event-ID", seen)) {
            again.first(line -> line.startsWith(":"));
            assertThat(again.lines()).noneMatch(line -> line.startsWith("data:"));
        }
    }

    @Test
    void anUnknownKeyOpensNothing() {
        given().get("/api/features/sdk-0000000000000000").then().statusCode(404);
        given().get("/sub/sdk-0000000000000000").then().statusCode(404);
    }

    private static URI sub(String client) {
        return URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/sub/" + client);
    }
}
