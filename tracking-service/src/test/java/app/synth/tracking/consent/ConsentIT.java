package app.synth.tracking.consent;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import app.synth.tracking.testsupport.Admin;
import app.synth.tracking.testsupport.PackagedTracking;
import app.synth.tracking.testsupport.Sent;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person's no counts, at once and everywhere. */
@QuarkusIntegrationTest
class ConsentIT extends PackagedTracking {
    private static final String CONSENT = "/api/v1/me/tracking-consent";
    private static final Duration EVERYWHERE = Duration.ofSeconds(10);

    @Test
    void aUsersNoCountsAtOnceAndCanBeTakenBack() {
        token().get(CONSENT).then().statusCode(200).body("tracking", equalTo(true));
        token().body("{\"tracking\":false}").put(CONSENT).then().statusCode(200).body("tracking", equalTo(false));
        token().get(CONSENT).then().body("tracking", equalTo(false));
        Sent unwanted = Sent.click();
        post(ONE, unwanted.toString())
                .then()
                .body("filtered", equalTo(1))
                .body("results[0].reason", equalTo("opt_out"))
                .body("results[0].detail", equalTo("this person has said no to being tracked"));
        assertThat(stored(unwanted)).isEmpty();

        token().body("{\"tracking\":true}").put(CONSENT).then().statusCode(200).body("tracking", equalTo(true));
        post(ONE, Sent.click().toString()).then().body("stored", equalTo(1));
    }

    @Test
    void whatAnotherReplicaHeardIsHeardHere() {
        suite.database()
                .update("insert into tracking.tracking_consent (subject, tracking) values (?, false)", "user:" + user);
        await().atMost(EVERYWHERE).until(() -> fateOfAClick().equals("filtered"));
        suite.database()
                .update(
                        "update tracking.tracking_consent set tracking = true, changed_at = now() where subject = ?",
                        "user:" + user);
        await().atMost(EVERYWHERE).until(() -> fateOfAClick().equals("stored"));
    }

    @Test
    void aVisitorsNoNeedsAKeyAndIsTheVisitorsOnly() {
        Admin admin = new Admin(suite);
        String key = admin.writeKey(admin.source(Map.of()));
        Sent visitor = Sent.byVisitor();
        Map<String, Object> no = Map.of("tracking", false, "anonymous_id", visitor.anonymousId());
        given().contentType("application/json").body(no).put(CONSENT).then().statusCode(401);
        page(key).body(no).put(CONSENT).then().statusCode(200);
        page(key)
                .queryParam("anonymous_id", visitor.anonymousId())
                .get(CONSENT)
                .then()
                .statusCode(200)
                .body("tracking", equalTo(false));
        page(key).body(visitor.toString()).post(ONE).then().body("filtered", equalTo(1));
        page(key).body(Sent.byVisitor().toString()).post(ONE).then().body("stored", equalTo(1));
    }

    @Test
    void withATokenItIsBothTheUsersAndTheVisitors() {
        Admin admin = new Admin(suite);
        String key = admin.writeKey(admin.source(Map.of()));
        Sent before = Sent.byVisitor();
        token().body(Map.of("tracking", false, "anonymous_id", before.anonymousId()))
                .put(CONSENT)
                .then()
                .statusCode(200);
        page(key).body(before.toString()).post(ONE).then().body("filtered", equalTo(1));
        post(ONE, Sent.click().toString()).then().body("filtered", equalTo(1));
    }

    @Test
    void whatAnObjectorSendsIsNotKeptInTheQuarantineEither() {
        token().body("{\"tracking\":false}").put(CONSENT).then().statusCode(200);
        Sent malformed = Sent.click().with("session_id", 7);
        Sent unknown = Sent.of("hover", "event", "e-1");
        post(BATCH, Sent.batch(malformed, unknown)).then().statusCode(200).body("filtered", equalTo(2));
        assertThat(quarantined(malformed)).isEmpty();
        assertThat(quarantined(unknown)).isEmpty();
    }

    @Test
    void theLongestVisitorCanObject() {
        Admin admin = new Admin(suite);
        String key = admin.writeKey(admin.source(Map.of()));
        Sent visitor = Sent.click().with("anonymous_id", "🎻".repeat(164) + UUID.randomUUID());
        page(key).body(visitor.toString()).post(ONE).then().body("stored", equalTo(1));
        page(key)
                .body(Map.of("tracking", false, "anonymous_id", visitor.anonymousId()))
                .put(CONSENT)
                .then()
                .statusCode(200);
        Sent again = Sent.click().with("anonymous_id", visitor.anonymousId());
        page(key).body(again.toString()).post(ONE).then().body("filtered", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "no",
                "{\"tracking\":null}",
                "{\"tracking\":\"\"}",
                "{\"tracking\":\"no\"}",
                "{\"tracking\":\"false\"}",
                "{\"tracking\":0}",
                "{\"tracking\":{}}",
                "{\"tracking\":false,\"anonymous_id\":\"a\\u0000b\"}",
                "{\"tracking\":false,\"anonymous_id\":\"a\\ud800b\"}",
                "{\"tracking\":false,\"anonymousId\":\"a\"}",
                "{\"tracking\":false,\"tracking\":true}",
                "{\"tracking\":false,\"anonymous_id\":7}",
                "{\"tracking\":false,\"anonymous_id\":[\"a\"]}"
            })
    void whatIsNoWishIs400(String body) {
        token().body(body).put(CONSENT).then().statusCode(400);
        assertThat(suite.database()
                        .count("select count(*) from tracking.tracking_consent where subject = ?", "user:" + user))
                .isZero();
    }

    @Test
    void whatIsMistypedIsNamed() {
        token().body("{\"tracking\":false,\"anonymousId\":\"a\"}")
                .put(CONSENT)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_field"))
                .body("field", equalTo("anonymousId"));
    }

    @Test
    void aKeyAloneDoesNotSayWhose() {
        Admin admin = new Admin(suite);
        String key = admin.writeKey(admin.source(Map.of()));
        page(key)
                .body("{\"tracking\":false}")
                .put(CONSENT)
                .then()
                .statusCode(400)
                .body("field", equalTo("anonymous_id"));
        page(key)
                .body(Map.of("tracking", false, "anonymous_id", "x".repeat(201)))
                .put(CONSENT)
                .then()
                .statusCode(400);
        page(key).get(CONSENT).then().statusCode(400);
    }

    private String fateOfAClick() {
        return post(ONE, Sent.click().toString())
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].fate");
    }

    private RequestSpecification token() {
        return given().auth().oauth2(suite.tokens().user(user)).contentType("application/json");
    }
}
