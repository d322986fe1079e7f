package app.synth.tracking.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import app.synth.tracking.testsupport.Admin;
import app.synth.tracking.testsupport.PackagedTracking;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys of a source, administered. */
@QuarkusIntegrationTest
class WriteKeyIT extends PackagedTracking {
    private static final String SOURCES = "/api/v1/sources";

    private Admin admin;
    private String source;
    private String path;

    @BeforeEach
    void ownSource() {
        admin = new Admin(suite);
        source = admin.source(Map.of());
        path = SOURCES + "/" + source;
    }

    @Test
    void aKeyIsShownOnceAndOnlyItsHashIsKept() {
        Response made = makeKey("server");
        made.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("source", equalTo(source))
                .body("kind", equalTo("server"))
                .body("created_by", equalTo(admin.user().toString()))
                .body("expires_at", nullValue());
        String clear = made.jsonPath().getString("key");
        assertThat(clear).matches("sk_[A-Za-z0-9_-]{43}");
        assertThat(made.jsonPath().getString("hint")).isEqualTo(clear.substring(0, 8));

        String read = admin.request().get(path).asString();
        assertThat(read).contains(made.jsonPath().getString("id")).doesNotContain(clear);
        assertThat(admin.request().get(SOURCES).asString()).doesNotContain(clear);

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
        Instant end = Instant.parse("2090-01-01T00:00:00Z");
        admin.request()
                .body(Map.of("kind", "write", "expires_at", end.toString()))
                .post(path + "/keys")
                .then()
                .statusCode(201)
                .body("key", containsString("wk_"))
                .body("expires_at", equalTo(end.toString()));
        admin.request()
                .body(Map.of("kind", "write", "expires_at", "2020-01-01T00:00:00Z"))
                .post(path + "/keys")
                .then()
                .statusCode(400)
                .body("field", equalTo("expires_at"));
    }

    @Test
    void aRotatedKeyWorksOnForTheOverlap() {
        Response old = makeKey("write");
        Instant before = Instant.now();
        Response next = admin.request().post(pathOf(old) + "/rotate");
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
        admin.request().get(path).then().body("keys", hasSize(4));
    }

    @Test
    void aRevokedKeyStaysRevoked() {
        Response made = makeKey("write");
        admin.request().delete(pathOf(made)).then().statusCode(204);
        Object revoked = revokedAt(made);
        assertThat(revoked).isNotNull();
        admin.request().delete(pathOf(made)).then().statusCode(204);
        assertThat(revokedAt(made)).isEqualTo(revoked);
        admin.request().post(pathOf(made) + "/rotate").then().statusCode(409);
        admin.request().get(path).then().body("keys[0].revoked_at", notNullValue());
    }

    private Response makeKey(String kind) {
        return admin.request().body(Map.of("kind", kind)).post(path + "/keys");
    }

    private Response rotate(Response made, String overlap) {
        return admin.request().body(Map.of("overlap", overlap)).post(pathOf(made) + "/rotate");
    }

    private String pathOf(Response made) {
        return path + "/keys/" + made.jsonPath().getString("id");
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
