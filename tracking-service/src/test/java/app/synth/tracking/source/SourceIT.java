package app.synth.tracking.source;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import app.synth.tracking.testsupport.Admin;
import app.synth.tracking.testsupport.PackagedTracking;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sources, administered, by those who may. */
@QuarkusIntegrationTest
class SourceIT extends PackagedTracking {
    private static final String SOURCES = "/api/v1/sources";

    private final String key = "s-" + UUID.randomUUID().toString().substring(0, 18);

    private Admin admin;

    @BeforeEach
    void grant() {
        admin = new Admin(suite);
    }

    @Test
    void aSourceIsCreatedReadAndListed() {
        create(Map.of("key", key, "name", "The web app", "allowed_origins", List.of("https://app.example")))
                .then()
                .statusCode(201)
                .header("Location", SOURCES + "/" + key)
                .header("ETag", "\"1\"")
                .body("key", equalTo(key))
                .body("plan_mode", equalTo("observe"))
                .body("allowed_origins", contains("https://app.example"))
                .body("honours_privacy_signals", equalTo(true))
                .body("per_second", nullValue())
                .body("event_mapping", equalTo(Map.of()))
                .body("keys", empty());
        admin.request()
                .get(SOURCES + "/" + key)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("version", equalTo(1));
        admin.request().get(SOURCES).then().statusCode(200).body("items.key", hasItems("app", key));
    }

    @Test
    void aKeyOfASourceIsTakenOnce() {
        create();
        create(Map.of("key", key, "name", "Another"))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("source_exists"));
    }

    @Test
    void aChangeNamesTheVersionItIsMadeFor() {
        create();
        String path = SOURCES + "/" + key;
        admin.request().body("{}").patch(path).then().statusCode(428).body("code", equalTo("version_required"));
        patch(
                        "\"1\"",
                        "{\"plan_mode\":\"enforce\",\"user_burst\":7,\"event_mapping\":{\"track\":{\"A\":{\"event_type\":\"custom\",\"entity_type\":\"a\","
                                + "\"entity_id\":{\"value\":1.50}}}}}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("plan_mode", equalTo("enforce"))
                .body("user_burst", equalTo(7))
                .body("name", equalTo("The web app"));
        for (String stale : List.of("\"1\"", "\"3\"", "W/\"2\"", "2", "\"1\", \"3\"")) {
            patch(stale, "{\"name\":\"Lost\"}").then().statusCode(412).body("code", equalTo("version_conflict"));
        }
        admin.request()
                .get(path)
                .then()
                .body("name", equalTo("The web app"))
                .body("event_mapping.track.A.entity_id.value", equalTo(1.5f));
    }

    @Test
    void aChangeMayBeMadeForSeveralVersionsOrForAny() throws InterruptedException {
        create();
        patch("\"7\", \"1\"", "{\"name\":\"Second\"}").then().statusCode(200).header("ETag", "\"2\"");
        patch("*", "{\"burst\":5}").then().statusCode(200).body("name", equalTo("Second"));
        List<Thread> threads = new ArrayList<>();
        var statuses = new ConcurrentLinkedQueue<Integer>();
        for (String field : List.of("per_second", "burst", "user_per_second", "user_burst")) {
            threads.add(Thread.ofPlatform()
                    .start(() ->
                            statuses.add(patch("*", "{\"" + field + "\":9}").statusCode())));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(statuses).hasSize(4).containsOnly(200);
        admin.request()
                .get(SOURCES + "/" + key)
                .then()
                .body("version", equalTo(7))
                .body("per_second", equalTo(9))
                .body("burst", equalTo(9))
                .body("user_per_second", equalTo(9))
                .body("user_burst", equalTo(9));
    }

    @Test
    void ofTwoChangesOfOneVersionOneWins() throws InterruptedException {
        create();
        List<Thread> threads = new ArrayList<>();
        var statuses = new ConcurrentLinkedQueue<Integer>();
        for (int i = 0; i < 8; i++) {
            String name = "Name " + i;
            threads.add(Thread.ofPlatform()
                    .start(() -> statuses.add(
                            patch("\"1\"", "{\"name\":\"" + name + "\"}").statusCode())));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(statuses).hasSize(8).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void whatIsWrongIsNamed() {
        create(Map.of("key", "No Slug", "name", "n")).then().statusCode(400).body("field", equalTo("key"));
        create(Map.of("key", key, "name", "n", "colour", "red"))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_field"))
                .body("field", equalTo("colour"));
        create(Map.of("key", key, "name", "n", "allowed_origins", List.of("app.example")))
                .then()
                .statusCode(400)
                .body("field", equalTo("allowed_origins"));
        for (String unstorable : List.of("{\"a\":\"\\u0000\"}", "{\"a\":1e999999}")) {
            admin.request()
                    .body("{\"key\":\"%s\",\"name\":\"n\",\"event_mapping\":%s}".formatted(key, unstorable))
                    .post(SOURCES)
                    .then()
                    .statusCode(400)
                    .body("field", equalTo("event_mapping"));
        }
        admin.request().body("{").post(SOURCES).then().statusCode(400);
        admin.request()
                .contentType("text/plain")
                .body("{}")
                .post(SOURCES)
                .then()
                .statusCode(415);
        admin.request().get(SOURCES + "/" + key).then().statusCode(404);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        create();
        String nobody = SOURCES + "/nobody-" + key.substring(2);
        admin.request().get(nobody).then().statusCode(404).body("code", equalTo("not_found"));
        admin.request().get(SOURCES + "/No Slug").then().statusCode(404);
        admin.request()
                .header("If-Match", "\"1\"")
                .body("{}")
                .patch(nobody)
                .then()
                .statusCode(404);
        admin.request()
                .body("{\"kind\":\"write\"}")
                .post(nobody + "/keys")
                .then()
                .statusCode(404);
        String noKey = SOURCES + "/" + key + "/keys/" + UUID.randomUUID();
        admin.request().post(noKey + "/rotate").then().statusCode(404);
        admin.request().delete(noKey).then().statusCode(404);
        admin.request().delete(SOURCES + "/" + key + "/keys/no-uuid").then().statusCode(404);
        String others = keyId();
        admin.request().delete(nobody + "/keys/" + others).then().statusCode(404);
    }

    @Test
    void onlyThoseWhoManageTracking() {
        create();
        String id = keyId();
        String somebody = suite.tokens().user(UUID.randomUUID());
        String source = SOURCES + "/" + key;
        Map<String, List<String>> calls = Map.of(
                "GET", List.of(SOURCES, source),
                "POST", List.of(SOURCES, source + "/keys", source + "/keys/" + id + "/rotate"),
                "PATCH", List.of(source),
                "DELETE", List.of(source + "/keys/" + id));
        calls.forEach((method, paths) -> paths.forEach(path -> {
            given().contentType("application/json")
                    .body("{\"key\":\"x\"}")
                    .request(method, path)
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("unauthenticated"));
            given().auth()
                    .oauth2(somebody)
                    .contentType("application/json")
                    .body("{\"key\":\"x\"}")
                    .request(method, path)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("permission_denied"))
                    .body("missing_permission", hasItem("manage_tracking"));
        }));
        admin.request().get(source).then().body("keys", hasSize(1)).body("keys[0].revoked_at", nullValue());
    }

    @Test
    void whileAccountsIsAwayNobodyGetsIn() {
        UUID stranger = UUID.randomUUID();
        suite.accounts().grant(stranger, "manage_tracking").down();
        try {
            given().auth()
                    .oauth2(suite.tokens().user(stranger))
                    .get(SOURCES)
                    .then()
                    .statusCode(503)
                    .body("code", equalTo("permissions_unavailable"));
        } finally {
            suite.accounts().up();
        }
    }

    @Test
    void theApiIsDescribed() {
        given().get("/openapi/tracking")
                .then()
                .statusCode(200)
                .body(containsString("/api/v1/sources/{source}/keys/{id}/rotate"))
                .body(containsString("version_conflict"))
                .body(containsString("NewSource"));
    }

    private void create() {
        create(Map.of("key", key, "name", "The web app")).then().statusCode(201);
    }

    private Response create(Map<String, Object> source) {
        return admin.request().body(source).post(SOURCES);
    }

    private Response patch(String version, String body) {
        return admin.request().header("If-Match", version).body(body).patch(SOURCES + "/" + key);
    }

    /** The id of a new key of the source. */
    private String keyId() {
        admin.writeKey(key);
        return admin.request().get(SOURCES + "/" + key).jsonPath().getString("keys[0].id");
    }
}
