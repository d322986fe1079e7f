package app.synth.localstack.endtoend;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The suite as it is run: packaged services behind the gateway, reached as an app reaches them. */
class ThinPathEndToEnd {
    private static final int PORT = 28080;
    /** Two seconds where the machine has time for it; who is not told remembers for half a minute. */
    private static final Duration TOLD = Duration.ofSeconds(10);

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration RECOVERED = Duration.ofSeconds(40);

    private static RunningStack stack;

    @BeforeAll
    static void start() throws Exception {
        stack = RunningStack.start(PORT);
    }

    @AfterAll
    static void stopLeavesNothingRunning() {
        List<ProcessHandle> processes = stack.processes();
        stack.close();
        assertThat(processes).isNotEmpty();
        await().atMost(FRESH).untilAsserted(() -> assertThat(processes).noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void anInteractionBecomesAFigure() throws Exception {
        UUID user = UUID.randomUUID();
        String event = "concert-" + UUID.randomUUID();
        String token = stack.token("user", "--user", user.toString());
        String view = item("view", "event", event, "m1");
        send(
                        token,
                        view,
                        item("click", "event", event, "m2"),
                        item("click", "ticket_link", event, "m3"),
                        view,
                        item("dance", "event", event, "m4"))
                .body("received", equalTo(5))
                .body("stored", equalTo(3))
                .body("duplicate", equalTo(1))
                .body("quarantined", equalTo(1))
                .body("filtered", equalTo(0))
                .body("results.fate", contains("stored", "stored", "stored", "duplicate", "quarantined"))
                .body("results[4].reason", equalTo("unknown_type"));

        String admin = stack.token("admin");
        await().atMost(FRESH)
                .untilAsserted(() -> today(admin, "/api/v1/analytics/events/" + event)
                        .statusCode(200)
                        .body("series[0].clicks", equalTo(1))
                        .body("series[0].unique_viewers", equalTo(1))
                        .body("series[0].ticket_link_clicks", equalTo(1))
                        .body("series[0].ticket_conversion_rate", equalTo(1.0f)));
        today(token, "/api/v1/analytics/users/me")
                .statusCode(200)
                .body("series[0].events_viewed", equalTo(1))
                .body("series[0].events_clicked", equalTo(1))
                .body("series[0].sessions_count", equalTo(1));
        today(token, "/api/v1/analytics/events/" + event)
                .statusCode(403)
                .body("missing_permission", contains("view_event_analytics", "view_all_analytics"));
    }

    @Test
    void aPromoterReadsTheEventsThatAreTheirsAndASecondLaterNoMore() throws Exception {
        UUID promoter = UUID.randomUUID();
        String theirs = "concert-" + UUID.randomUUID();
        String claimed = "concert-" + UUID.randomUUID();
        String admin = stack.token("admin");
        String token = stack.token("promoter", "--user", promoter.toString());
        given().auth()
                .oauth2(admin)
                .contentType("application/x-ndjson")
                .body("""
                        {"event_id": "%s", "title": "Theirs", "created_by": "%s"}
                        {"event_id": "%s", "title": "Somebody's"}
                        """.formatted(theirs, promoter, claimed).getBytes(StandardCharsets.UTF_8))
                .post(stack.url() + "/api/v1/catalogue/events")
                .then()
                .statusCode(200);
        send(admin, item("click", "event", theirs, "m1"), item("click", "event", claimed, "m1"));
        await().atMost(FRESH)
                .untilAsserted(() -> figures(token, theirs).statusCode(200).body("series[0].clicks", equalTo(1)));
        figures(token, claimed).statusCode(403).body("reason", equalTo("not_owner"));

        String claim = given().auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .body("""
                        {"user_id": "%s", "resource_type": "event", "resource_id": "%s", "reason": "Signed"}
                        """.formatted(promoter, claimed))
                .put(stack.url() + "/api/v1/claims")
                .then()
                .statusCode(anyOf(is(200), is(201)))
                .extract()
                .path("claim_id");
        await().atMost(TOLD).untilAsserted(() -> figures(token, claimed).statusCode(200));
        post(admin, "/api/v1/claims/" + claim + "/revoke", "{\"reason\": \"Sold\"}")
                .then()
                .statusCode(200);
        await().atMost(TOLD)
                .untilAsserted(() -> figures(token, claimed).statusCode(403).body("reason", equalTo("not_owner")));
    }

    private static ValidatableResponse figures(String token, String event) {
        return today(token, "/api/v1/analytics/events/" + event);
    }

    @Test
    void anExperimentAssignsAndRemembersOneExposure() throws Exception {
        String key = "cta-" + UUID.randomUUID().toString().substring(0, 8);
        post(stack.token("admin"), "/api/v1/experiments", """
                {"key": "%1$s", "name": "%1$s", "state": "running", "success_metrics": ["click_through_rate"],
                 "variants": [{"name": "control", "value": false}, {"name": "treatment", "value": true}],
                 "traffic_allocation": {"weights": [0.5, 0.5], "coverage": 1.0}}
                """.formatted(key))
                .then()
                .statusCode(201);
        String user = stack.token("user", "--user", UUID.randomUUID().toString());
        String variant = given().auth()
                .oauth2(user)
                .get(stack.url() + "/api/v1/experiments/" + key + "/assignment")
                .then()
                .statusCode(200)
                .body("in_experiment", equalTo(true))
                .body("reason", equalTo("SPLIT"))
                .extract()
                .path("variant");
        for (int i = 0; i < 2; i++) {
            post(user, "/api/v1/exposures", "{\"experiment\": \"%s\"}".formatted(key))
                    .then()
                    .statusCode(200)
                    .body("variant", equalTo(variant));
        }
        post(user, "/api/v1/experiments", "{}")
                .then()
                .statusCode(403)
                .body("missing_permission", contains("manage_experiments"));
    }

    @Test
    void aKilledServiceLeavesTheOthersAnsweringAndRecovers() throws Exception {
        String event = "concert-" + UUID.randomUUID();
        String admin = stack.token("admin");
        stack.kill("analytics-service");
        await().atMost(FRESH)
                .untilAsserted(() -> today(admin, "/api/v1/analytics/users/me")
                        .statusCode(503)
                        .header("Retry-After", notNullValue())
                        .contentType("application/problem+json"));
        send(admin, item("click", "event", event, "while-away")).body("stored", equalTo(1));
        given().auth().oauth2(admin).get(stack.url() + "/api/v1/me").then().statusCode(200);
        await().atMost(RECOVERED)
                .untilAsserted(() -> today(admin, "/api/v1/analytics/events/" + event)
                        .statusCode(200)
                        .body("series[0].clicks", equalTo(1)));

        stack.kill("accounts-service");
        send(admin, item("click", "event", event, "accounts-away")).body("stored", equalTo(1));
        today(admin, "/api/v1/analytics/users/me").statusCode(200);
        await().atMost(RECOVERED)
                .untilAsserted(() -> given().auth()
                        .oauth2(admin)
                        .get(stack.url() + "/api/v1/me")
                        .then()
                        .statusCode(200));
    }

    @Test
    void oneRequestIdStandsInTheLogsOfEveryServiceItPassed() throws Exception {
        String id = "walk-" + UUID.randomUUID();
        given().auth()
                .oauth2(stack.token("admin", "--user", UUID.randomUUID().toString()))
                .header("X-Request-Id", id)
                .get(stack.url() + "/api/v1/analytics/events/none")
                .then()
                .statusCode(404)
                .header("X-Request-Id", id)
                .body("request_id", equalTo(id));
        await().atMost(FRESH)
                .untilAsserted(() -> assertThat(stack.log("analytics-service")).contains(id));
        await().atMost(FRESH)
                .untilAsserted(() -> assertThat(stack.log("accounts-service")).contains(id));
    }

    @Test
    void everyServiceDescribesItselfThroughTheGateway() {
        for (String service : List.of("tracking", "analytics", "accounts", "experiments")) {
            given().accept(ContentType.JSON)
                    .get(stack.url() + "/openapi/" + service)
                    .then()
                    .statusCode(200)
                    .body("paths.size()", greaterThan(0));
        }
        given().get(stack.url() + "/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .body("keys.size()", greaterThan(0));
    }

    @Test
    void aSecondStartNamesTheBusyPortAndStops() throws Exception {
        assertThat(RunningStack.refusedStart(PORT))
                .anyMatch(line -> line.contains(Integer.toString(PORT)))
                .last()
                .isEqualTo("exit 1");
    }

    private static String item(String type, String entityType, String entityId, String messageId) {
        return """
                {"message_id": "%s-%s", "event_type": "%s", "entity_type": "%s", "entity_id": "%s", "session_id": "s1"}
                """.formatted(entityId, messageId, type, entityType, entityId);
    }

    private static ValidatableResponse send(String token, String... items) {
        return post(token, "/api/v1/interactions/batch", "{\"interactions\": [%s]}".formatted(String.join(",", items)))
                .then()
                .statusCode(200);
    }

    private static Response post(String token, String path, String body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(stack.url() + path);
    }

    /** The last day only, which is today. */
    private static ValidatableResponse today(String token, String path) {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        return given().auth()
                .oauth2(token)
                .queryParam("from", today)
                .queryParam("to", today)
                .get(stack.url() + path)
                .then();
    }
}
