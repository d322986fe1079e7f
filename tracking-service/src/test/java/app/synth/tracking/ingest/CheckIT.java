package app.synth.tracking.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import app.synth.tracking.testsupport.Admin;
import app.synth.tracking.testsupport.PackagedTracking;
import app.synth.tracking.testsupport.Sent;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would become of an interaction, without anything becoming of it. */
@QuarkusIntegrationTest
class CheckIT extends PackagedTracking {
    private static final String CHECK = "/api/v1/tracking-plan/check";

    @Test
    void tellsItsActionAndStoresAndCountsNothing() {
        Sent sent = Sent.of("view", "artist", "Mahler").with("metadata", Map.of("source", "feed"));
        post(CHECK, sent.toString())
                .then()
                .statusCode(200)
                .body("action", equalTo("profile_visit"))
                .body("would_be", equalTo("stored"))
                .body("reason", nullValue())
                .body("violations", equalTo(List.of()));
        assertThat(stored(sent)).isEmpty();
        given().auth()
                .oauth2(suite.tokens().user(user))
                .get(ONE + "/" + sent.id() + "/fate")
                .then()
                .statusCode(404);
    }

    @Test
    void tellsWhyItWouldBeRefused() {
        post(CHECK, Sent.of("hover", "event", "e-1").toString())
                .then()
                .body("would_be", equalTo("quarantined"))
                .body("reason", equalTo("unknown_type"))
                .body("detail", equalTo("event_type hover is not known"))
                .body("action", nullValue());
        post(CHECK, Sent.click().with("user_id", UUID.randomUUID()).toString())
                .then()
                .body("reason", equalTo("identity_mismatch"))
                .body("action", equalTo("event_click"));
    }

    @Test
    void theModeOfTheSourceDecidesWhatAViolationCosts() {
        Admin admin = new Admin(suite);
        String strict = admin.source(Map.of("plan_mode", "enforce"));
        String click = Sent.click().with("metadata", Map.of("source", "feed")).toString();
        post(CHECK, click)
                .then()
                .body("would_be", equalTo("stored"))
                .body("violations.rule.unique()", contains("click/event"));
        admin.request()
                .body(click)
                .post(CHECK + "?source=" + strict)
                .then()
                .statusCode(200)
                .body("would_be", equalTo("quarantined"))
                .body("reason", equalTo("plan_violation"))
                .body("action", equalTo("event_click"))
                .body("violations.rule.unique()", contains("click/event"));
    }

    @Test
    void aWordWhereANumberBelongsIsNamed() {
        Admin admin = new Admin(suite);
        String strict = admin.source(Map.of("plan_mode", "enforce"));
        Sent results = Sent.of("search", "search_results", "mahler")
                .with("anonymous_id", "visitor-" + UUID.randomUUID())
                .with("metadata", Map.of("query", "mahler", "search_type", "artists", "result_count", "many"));
        admin.request()
                .body(results.toString())
                .post(CHECK + "?source=" + strict)
                .then()
                .body("violations.field", contains("result_count"))
                .body("violations.keyword", contains("type"));
        page(admin.writeKey(strict))
                .body(results.toString())
                .post(ONE)
                .then()
                .body("results[0].fate", equalTo("quarantined"))
                .body("results[0].reason", equalTo("plan_violation"))
                .body("results[0].detail", containsString("result_count: string found, number expected"));
        assertThat(stored(results)).isEmpty();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> admin.request()
                        .get("/api/v1/tracking-plan/violations?source=" + strict)
                        .then()
                        .statusCode(200)
                        .body("items.field", contains("result_count"))
                        .body("items.sample", contains(containsString("\"result_count\":\"many\"")))
                        .body("items.sample", contains(not(containsString("anonymous_id")))));
    }

    @Test
    void whoObjectedIsToldSo() {
        given().auth()
                .oauth2(suite.tokens().user(user))
                .contentType("application/json")
                .body("{\"tracking\":false}")
                .put("/api/v1/me/tracking-consent")
                .then()
                .statusCode(200);
        post(CHECK, Sent.click().toString())
                .then()
                .body("would_be", equalTo("filtered"))
                .body("reason", equalTo("opt_out"))
                .body("detail", equalTo("this person has said no to being tracked"));
    }

    @Test
    void anotherSourceIsForAdmins() {
        Admin admin = new Admin(suite);
        String body = Sent.click().toString();
        String another = admin.source(Map.of());
        post(CHECK + "?source=" + another, body)
                .then()
                .statusCode(403)
                .body("missing_permission", contains("manage_tracking"));
        post(CHECK + "?source=app", body).then().statusCode(200);
        admin.request().body(body).post(CHECK + "?source=none-such").then().statusCode(404);
        given().contentType("application/json").body(body).post(CHECK).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "7", "{} {}"})
    void whatCannotBeReadIs400(String body) {
        post(CHECK, body).then().statusCode(400).contentType("application/problem+json");
    }
}
