package app.synth.tracking.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import app.synth.tracking.testsupport.Admin;
import app.synth.tracking.testsupport.PackagedTracking;
import app.synth.tracking.testsupport.Sent;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may send, from where, and how much. */
@QuarkusIntegrationTest
class AdmissionIT extends PackagedTracking {
    private static final String APP = "https://app.example";

    @Test
    void aBrowserSendsFromWhereItsSourceAllows() {
        Admin admin = new Admin(suite);
        String key = admin.writeKey(admin.source(Map.of("allowed_origins", List.of(APP))));
        Sent allowed = Sent.byVisitor();
        page(key)
                .header("Origin", APP)
                .body(allowed.toString())
                .post(ONE)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", APP)
                .header("Vary", containsString("rigin"))
                .header("Access-Control-Allow-Credentials", nullValue())
                .body("stored", equalTo(1));
        Sent refused = Sent.byVisitor();
        page(key)
                .header("Origin", "https://evil.example")
                .body(refused.toString())
                .post(ONE)
                .then()
                .statusCode(403)
                .body("code", equalTo("origin_not_allowed"));
        assertThat(stored(refused)).isEmpty();
        page(key).body(Sent.byVisitor().toString()).post(ONE).then().statusCode(200); // no browser
    }

    @Test
    void aBrowserMayAskFirst() {
        given().header("Origin", APP)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "x-write-key,content-type")
                .options(ONE)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", APP)
                .header("Access-Control-Allow-Methods", containsString("POST"))
                .header("Access-Control-Allow-Headers", containsString("X-Write-Key"));
    }

    @Test
    void moreThanASourceMaySendIs429WhichSaysWhen() {
        Admin admin = new Admin(suite);
        String key = admin.writeKey(admin.source(Map.of("per_second", 1, "burst", 5)));
        Sent tooMuch = Sent.byVisitor();
        page(key)
                .body(Sent.batch(Sent.byVisitor(), Sent.byVisitor(), Sent.byVisitor(), Sent.byVisitor()))
                .post(BATCH)
                .then()
                .statusCode(200);
        page(key)
                .header("Origin", APP)
                .body(Sent.batch(tooMuch, Sent.byVisitor(), Sent.byVisitor(), Sent.byVisitor()))
                .post(BATCH)
                .then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("[1-5]"))
                .header("Access-Control-Expose-Headers", containsString("Retry-After"))
                .body("code", equalTo("rate_limited"));
        assertThat(stored(tooMuch)).isEmpty();
    }

    @Test
    void oneUserDoesNotUseUpWhatOthersMaySend() {
        Admin admin = new Admin(suite);
        String key = admin.writeKey(admin.source(Map.of("user_per_second", 1, "user_burst", 2)));
        String batch = Sent.batch(Sent.click(), Sent.click());
        page(key)
                .auth()
                .oauth2(suite.tokens().user(user))
                .body(batch)
                .post(BATCH)
                .then()
                .statusCode(200);
        page(key)
                .auth()
                .oauth2(suite.tokens().user(user))
                .body(batch)
                .post(BATCH)
                .then()
                .statusCode(429);
        page(key)
                .auth()
                .oauth2(suite.tokens().user(admin.user()))
                .body(batch)
                .post(BATCH)
                .then()
                .statusCode(200);
    }

    @Test
    void aKeyThatDoesNotWorkIs401WhateverElseCame() {
        String made = "wk_" + "A".repeat(43);
        for (String key : List.of(made, "nonsense")) {
            page(key)
                    .auth()
                    .oauth2(suite.tokens().user(user))
                    .body(Sent.click().toString())
                    .post(ONE)
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("invalid_write_key"));
        }
    }

    @Test
    void anExpiredTokenBesideAKeyTakesTheUserAwayAndNotTheInteraction() {
        Admin admin = new Admin(suite);
        String key = admin.writeKey(admin.source(Map.of()));
        Sent sent = Sent.byVisitor();
        page(key)
                .auth()
                .oauth2(suite.tokens().expired(user))
                .body(sent.toString())
                .post(ONE)
                .then()
                .statusCode(200)
                .body("stored", equalTo(1));
        assertThat(stored(sent))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("user_id", null)
                        .containsEntry("anonymous_id", sent.anonymousId()));
        post(ONE, Sent.click().toString(), suite.tokens().expired(user))
                .then()
                .statusCode(401)
                .body("code", equalTo("invalid_token"));
    }

    @Test
    void ofTwoKeysTheOneOfTheAuthorizationCounts() {
        Admin admin = new Admin(suite);
        String first = admin.source(Map.of());
        String second = admin.source(Map.of());
        Sent sent = Sent.byVisitor();
        page(admin.writeKey(second))
                .auth()
                .preemptive()
                .basic(admin.writeKey(first), "")
                .body(sent.toString())
                .post(ONE)
                .then()
                .statusCode(200);
        assertThat(stored(sent))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("source", first));
    }

    @Test
    void aServerKeySaysWhomItIsAbout() {
        Admin admin = new Admin(suite);
        String source = admin.source(Map.of());
        Sent asserted = Sent.click().with("user_id", user);
        Sent notProven = Sent.byVisitor().with("user_id", user);
        page(admin.serverKey(source)).body(asserted.toString()).post(ONE).then().body("stored", equalTo(1));
        page(admin.writeKey(source))
                .body(notProven.toString())
                .post(ONE)
                .then()
                .body("results[0].reason", equalTo("identity_mismatch"));
        assertThat(stored(asserted))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("user_id", user));
    }
}
