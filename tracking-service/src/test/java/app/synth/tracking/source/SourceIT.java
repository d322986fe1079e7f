package app.synth.tracking.source;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import app.synth.tracking.testsupport.PackagedTracking;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sources and keys, administered. */
@QuarkusIntegrationTest
class SourceIT extends PackagedTracking {
    private static final String SOURCES = "/api/v1/sources";

    private final String key = "s-" + UUID.randomUUID().toString().substring(0, 18);

    @BeforeEach
    void grant() {
        suite.accounts().grant(user, "manage_tracking");
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
        admin().get(SOURCES + "/" + key)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("version", equalTo(1));
        admin().get(SOURCES).then().statusCode(200).body("sources.key", hasItems("app", key));
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
        admin().contentType("application/json")
                .body("{}")
                .patch(path)
                .then()
                .statusCode(428)
                .body("code", equalTo("version_required"));
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
        for (String stale : List.of("\"1\"", "\"3\"", "W/\"2\"", "2")) {
            patch(stale, "{\"name\":\"Lost\"}").then().statusCode(412).body("code", equalTo("version_conflict"));
        }
        admin().get(path)
                .then()
                .body("name", equalTo("The web app"))
                .body("event_mapping.track.A.entity_id.value", equalTo(1.5f));
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
            admin().contentType("application/json")
                    .body("{\"key\":\"%s\",\"name\":\"n\",\"event_mapping\":%s}".formatted(key, unstorable))
                    .post(SOURCES)
                    .then()
                    .statusCode(400)
                    .body("field", equalTo("event_mapping"));
        }
        admin().contentType("application/json").body("{").post(SOURCES).then().statusCode(400);
        admin().contentType("text/plain").body("{}").post(SOURCES).then().statusCode(415);
        admin().get(SOURCES + "/" + key).then().statusCode(404);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        create();
        String nobody = SOURCES + "/nobody-" + key.substring(2);
        admin().get(nobody).then().statusCode(404).body("code", equalTo("not_found"));
        admin().get(SOURCES + "/%00").then().statusCode(404);
        admin().contentType("application/json")
                .header("If-Match", "\"1\"")
                .body("{}")
                .patch(nobody)
                .then()
                .statusCode(404);
        admin().contentType("application/json")
                .body("{\"kind\":\"write\"}")
                .post(nobody + "/keys")
                .then()
                .statusCode(404);
        String noKey = SOURCES + "/" + key + "/keys/" + UUID.randomUUID();
        admin().post(noKey + "/rotate").then().statusCode(404);
        admin().delete(noKey).then().statusCode(404);
        admin().delete(SOURCES + "/" + key + "/keys/no-uuid").then().statusCode(404);
        String others = makeKey("write").jsonPath().getString("id");
        admin().delete(nobody + "/keys/" + others).then().statusCode(404);
    }

    @Test
    void aKeyIsShownOnceAndOnlyItsHashIsKept() {
        create();
        Response made = makeKey("server");
        made.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("source", equalTo(key))
                .body("kind", equalTo("server"))
                .body("created_by", equalTo(user.toString()))
                .body("expires_at", nullValue());
        String clear = made.jsonPath().getString("key");
        assertThat(clear).matches("sk_[A-Za-z0-9_-]{43}");
        assertThat(made.jsonPath().getString("hint")).isEqualTo(clear.substring(0, 8));

        String read = admin().get(SOURCES + "/" + key).asString();
        assertThat(read).contains(made.jsonPath().getString("id")).doesNotContain(clear);
        assertThat(admin().get(SOURCES).asString()).doesNotContain(clear);

        String hidden = clear.substring(8);
        assertThat(rows("tracking.write_keys"))
                .contains(KeyHash.of(clear).hex())
                .doesNotContain(hidden);
        for (String table : List.of("tracking.sources", "tracking.quarantine", "tracking.user_interactions")) {
            assertThat(rows(table)).doesNotContain(hidden);
        }
    }

    @Test
    void keysMayExpire() {
        create();
        Instant end = Instant.parse("2090-01-01T00:00:00Z");
        admin().contentType("application/json")
                .body(Map.of("kind", "write", "expires_at", end.toString()))
                .post(SOURCES + "/" + key + "/keys")
                .then()
                .statusCode(201)
                .body("key", containsString("wk_"))
                .body("expires_at", equalTo(end.toString()));
        admin().contentType("application/json")
                .body(Map.of("kind", "write", "expires_at", "2020-01-01T00:00:00Z"))
                .post(SOURCES + "/" + key + "/keys")
                .then()
                .statusCode(400)
                .body("field", equalTo("expires_at"));
    }

    @Test
    void aRotatedKeyWorksOnForTheOverlap() {
        create();
        Response old = makeKey("write");
        Instant before = Instant.now();
        Response next = admin().post(path(old) + "/rotate");
        next.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("kind", equalTo("write"))
                .body("id", not(equalTo(old.jsonPath().getString("id"))))
                .body("expires_at", nullValue());
        assertThat(next.jsonPath().getString("key"))
                .startsWith("wk_")
                .isNotEqualTo(old.jsonPath().getString("key"));
        assertThat(ends(old))
                .isBetween(before.plus(Duration.ofHours(24)), Instant.now().plus(Duration.ofHours(24)));

        // Rotated once more, it does not live longer for it; without an overlap it ends now.
        rotate(old, "P30D").then().statusCode(201);
        assertThat(ends(old)).isBefore(Instant.now().plus(Duration.ofHours(25)));
        rotate(old, "PT0S").then().statusCode(201);
        assertThat(ends(old)).isBeforeOrEqualTo(Instant.now());
        rotate(old, "PT1H").then().statusCode(409).body("code", equalTo("key_not_live"));
        rotate(next, "P31D").then().statusCode(400).body("field", equalTo("overlap"));
        admin().get(SOURCES + "/" + key).then().body("keys", hasSize(4));
    }

    @Test
    void aRevokedKeyStaysRevoked() {
        create();
        Response made = makeKey("write");
        admin().delete(path(made)).then().statusCode(204);
        Object revoked = revokedAt(made);
        assertThat(revoked).isNotNull();
        admin().delete(path(made)).then().statusCode(204);
        assertThat(revokedAt(made)).isEqualTo(revoked);
        admin().post(path(made) + "/rotate").then().statusCode(409);
        admin().get(SOURCES + "/" + key).then().body("keys[0].revoked_at", notNullValue());
    }

    @Test
    void onlyThoseWhoManageTracking() {
        create();
        String id = makeKey("write").jsonPath().getString("id");
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
        admin().get(source).then().body("keys", hasSize(1)).body("keys[0].revoked_at", nullValue());
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
    void aBrowserMayAskFirstWithoutAKey() {
        for (String path : List.of(ONE, BATCH, "/v1/batch", "/beacon/v1/batch", "/api/v1/me/tracking-consent")) {
            preflight(path, "https://anywhere.example")
                    .then()
                    .statusCode(204)
                    .header("Access-Control-Allow-Origin", "https://anywhere.example")
                    .header("Access-Control-Allow-Methods", containsString("POST"))
                    .header("Access-Control-Allow-Headers", containsString("X-Write-Key"))
                    .header("Access-Control-Max-Age", "86400")
                    .header("Access-Control-Allow-Credentials", nullValue())
                    .header("Vary", containsString("origin"));
        }
        preflight(SOURCES, "https://anywhere.example").then().header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void aPageMayReadTheAnswerAndTheErrorToo() {
        given().header("Origin", "https://anywhere.example")
                .contentType("application/json")
                .body("{}")
                .post(ONE)
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", "https://anywhere.example")
                .header("Access-Control-Expose-Headers", containsString("Retry-After"))
                .header("Vary", containsString("origin"));
    }

    /** As a change by another replica is: made in the database, and seen here without being told. */
    @Test
    void whatChangesElsewhereIsSeenWithinThreeSeconds() {
        String closed = "https://closed-%s.example".formatted(key);
        String open = "https://open-%s.example".formatted(key);
        suite.database()
                .update(
                        "update tracking.sources set allowed_origins = array[?]::text[] where allowed_origins = '{}'",
                        open);
        try {
            await().atMost(Duration.ofSeconds(3)).untilAsserted(() -> {
                preflight(ONE, closed).then().statusCode(204).header("Access-Control-Allow-Origin", nullValue());
                preflight(ONE, open).then().header("Access-Control-Allow-Origin", open);
            });
        } finally {
            suite.database()
                    .update(
                            "update tracking.sources set allowed_origins = '{}' where allowed_origins = array[?]::text[]",
                            open);
        }
        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> preflight(ONE, closed).then().header("Access-Control-Allow-Origin", closed));
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

    private RequestSpecification admin() {
        return given().auth().oauth2(suite.tokens().user(user));
    }

    private void create() {
        create(Map.of("key", key, "name", "The web app")).then().statusCode(201);
    }

    private Response create(Map<String, Object> source) {
        return admin().contentType("application/json").body(source).post(SOURCES);
    }

    private Response patch(String version, String body) {
        return admin().contentType("application/json")
                .header("If-Match", version)
                .body(body)
                .patch(SOURCES + "/" + key);
    }

    private Response makeKey(String kind) {
        return admin().contentType("application/json")
                .body(Map.of("kind", kind))
                .post(SOURCES + "/" + key + "/keys");
    }

    private Response rotate(Response made, String overlap) {
        return admin().contentType("application/json")
                .body(Map.of("overlap", overlap))
                .post(path(made) + "/rotate");
    }

    private String path(Response made) {
        return SOURCES + "/" + key + "/keys/" + made.jsonPath().getString("id");
    }

    private static Response preflight(String path, String origin) {
        return given().header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options(path);
    }

    private Instant ends(Response made) {
        return ((Timestamp) column("expires_at", made)).toInstant();
    }

    private Object revokedAt(Response made) {
        return column("revoked_at", made);
    }

    private Object column(String column, Response made) {
        return suite.database()
                .query(
                        "select " + column + " from tracking.write_keys where id = ?",
                        made.jsonPath().getUUID("id"))
                .getFirst()
                .get(column);
    }

    /** Everything in a table, as text. */
    private String rows(String table) {
        return suite.database().query("select string_agg(r::text, ' ') as everything from " + table + " r").stream()
                .map(row -> String.valueOf(row.get("everything")))
                .toList()
                .getFirst();
    }
}
