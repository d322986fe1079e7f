package app.synth.tracking.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import app.synth.tracking.testsupport.Admin;
import app.synth.tracking.testsupport.PackagedTracking;
import app.synth.tracking.testsupport.Sent;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How tracking fares, over all replicas. */
@QuarkusIntegrationTest
class ReportIT extends PackagedTracking {
    private static final String REPORT = "/api/v1/tracking/report";
    private static final Duration SOON = Duration.ofSeconds(20);

    private Admin admin;

    @BeforeEach
    void admin() {
        admin = new Admin(suite);
    }

    @Test
    void tellsASourcesFatesPerMinuteAndItsQuality() {
        String source = admin.source(Map.of());
        Sent good = Sent.byVisitor().with("metadata", Map.of("source", "feed"));
        Sent unnamed = Sent.byVisitor().with("entity_id", "undefined");
        page(admin.writeKey(source))
                .body(Sent.batch(good, good, unnamed, Sent.byVisitor().with("event_type", "hover")))
                .post(BATCH)
                .then()
                .statusCode(200);
        JsonPath report = report("30m");
        Map<String, Object> own = report.getMap("by_source.find { it.source == '" + source + "' }");
        assertThat(own)
                .containsEntry("received", 4)
                .containsEntry("stored", 2)
                .containsEntry("duplicate", 1)
                .containsEntry("quarantined", 1)
                .containsEntry("filtered", 0)
                .containsEntry("reasons", Map.of("unknown_type", 1))
                .containsEntry("without_metadata", 1)
                .containsEntry("unresolvable_entities", 1);
        assertThat((int) own.get("violations")).isGreaterThanOrEqualTo(2);
        assertThat(report.getDouble("by_source.find { it.source == '" + source + "' }.per_minute.received"))
                .isBetween(4 / 31.0, 4 / 30.0);
        assertThat(report.getList("checks.name"))
                .containsExactly("failure_rate", "acknowledgement_p95_ms", "reliability", "client_reliability");
        assertThat(report.getDouble("acknowledgement_ms.p50"))
                .isPositive()
                .isLessThanOrEqualTo(report.getDouble("acknowledgement_ms.p99"));
        assertThat(report.getDouble("write_ms.p95")).isPositive();
        assertThat(report.getLong("commits.count")).isPositive();
        assertThat(report.getDouble("commits.interactions_each")).isGreaterThanOrEqualTo(1);
        assertThat(report.getLong("queue.most")).isPositive();
        assertThat(report.getInt("replicas")).isPositive();
    }

    @Test
    void whatClientsReportOfThemselvesCountsOnce() {
        String source = admin.source(Map.of());
        Sent report = Sent.byVisitor()
                .with("event_type", "custom")
                .with("entity_type", "sdk_delivery")
                .with("metadata", Map.of("made", 40, "lost", Map.of("queue_full", 3, "a surprise", 1, "too_old", -5)));
        page(admin.writeKey(source))
                .body(Sent.batch(report, report))
                .post(BATCH)
                .then()
                .statusCode(200);
        assertThat(report("30m").getMap("by_source.find { it.source == '" + source + "' }.clients"))
                .containsEntry("made", 40)
                .containsEntry("lost", 4)
                .containsEntry("reasons", Map.of("queue_full", 3, "other", 1));
    }

    @Test
    void everyRefusalIsCountedOnceWithItsInteractions() {
        String limited = admin.writeKey(
                admin.source(Map.of("per_second", 1, "burst", 1, "allowed_origins", List.of("https://app.example"))));
        JsonPath before = report("7d");
        page(limited).body(Sent.byVisitor().toString()).post(ONE).then().statusCode(200);
        page(limited)
                .body(Sent.batch(Sent.byVisitor(), Sent.byVisitor(), Sent.byVisitor()))
                .post(BATCH)
                .then()
                .statusCode(429);
        page(limited)
                .header("Origin", "https://evil.example")
                .body(Sent.byVisitor().toString())
                .post(ONE)
                .then()
                .statusCode(403);
        post(BATCH, "{").then().statusCode(400);
        post(ONE, "[]").then().statusCode(400);
        post(ONE, " ".repeat(4 * 1024 * 1024 + 1)).then().statusCode(413);
        page("nonsense").body("{}").post(ONE).then().statusCode(401);
        given().contentType("application/json").body("{}").post(ONE).then().statusCode(401);
        given().auth()
                .oauth2(suite.tokens().user(user))
                .contentType("text/csv")
                .body("a")
                .post(ONE)
                .then()
                .statusCode(415);
        given().get(ONE + "/m/fate").then().statusCode(401); // sends nothing
        JsonPath after = report("7d");
        assertThat(more(before, after, 429, "rate_limited")).containsExactly(1, 3);
        assertThat(more(before, after, 403, "origin_not_allowed")).containsExactly(1, 1);
        assertThat(more(before, after, 400, "malformed_json")).containsExactly(1, 1);
        assertThat(more(before, after, 400, "invalid_field")).containsExactly(1, 1);
        assertThat(more(before, after, 413, "too_large")).containsExactly(1, 1);
        assertThat(more(before, after, 401, "invalid_write_key")).containsExactly(1, 1);
        assertThat(more(before, after, 401, "unauthenticated")).containsExactly(1, 1);
        assertThat(more(before, after, 415, "unsupported_media_type")).containsExactly(1, 1);
        assertThat(after.getInt("refused.requests") - before.getInt("refused.requests"))
                .isEqualTo(8);
        assertThat(after.getInt("attempted") - before.getInt("attempted")).isEqualTo(11);
        given().get(suite.management().resolve("/q/metrics"))
                .then()
                .body(containsString("tracking_refused_total{code=\"rate_limited\",status=\"429\"}"))
                .body(containsString("tracking_refused_interactions_total{code=\"rate_limited\",status=\"429\"}"))
                .body(containsString("sql_pool_ratio{pool_name=\"writers\""))
                .body(containsString("sql_pool_ratio{pool_name=\"readers\""));
    }

    @Test
    void whatIsRefusedWhilePostgresIsAwayIsWrittenLater() {
        JsonPath before = report("7d");
        suite.stopDatabase();
        try {
            post(BATCH, Sent.batch(Sent.click(), Sent.click())).then().statusCode(503);
        } finally {
            suite.startDatabase();
        }
        await().atMost(SOON).ignoreExceptions().until(() -> report("7d") != null);
        assertThat(more(before, report("7d"), 503, "storage_unavailable")).containsExactly(1, 2);
    }

    @Test
    void otherReplicasAddUp() {
        JsonPath before = report("1h");
        suite.database().update("""
                insert into tracking.replica_minutes (minute, replica, revision, figures)
                values (date_trunc('minute', now()), ?, 1, '{"commits": 40, "commits_interactions": 400, "queue": 7,
                    "queue_most": 1000007, "refused_requests/503/queue_full": 2, "refused_interactions/503/queue_full": 30,
                    "acknowledgement_us/5000000": 1000000}')
                """, UUID.randomUUID());
        JsonPath after = report("1h");
        assertThat(after.getInt("replicas")).isEqualTo(before.getInt("replicas") + 1);
        assertThat(after.getInt("commits.count") - before.getInt("commits.count"))
                .isGreaterThanOrEqualTo(40);
        assertThat(after.getInt("queue.interactions") - before.getInt("queue.interactions"))
                .isEqualTo(7);
        assertThat(after.getInt("queue.most")).isEqualTo(1_000_007);
        assertThat(more(before, after, 503, "queue_full")).containsExactly(2, 30);
        assertThat(after.getDouble("acknowledgement_ms.p95")).isBetween(2000.0, 5000.0);
        assertThat(after.getString("checks.find { it.name == 'acknowledgement_p95_ms' }.status"))
                .isEqualTo("warning");
        assertThat(after.getString("status")).isNotEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "59s", "8d", "0m", "-1h", "h", "PT", "P1Y", "PT999999999999999H", "1h30m", "1 h"})
    void aWindowThatIsNoneIs400(String window) {
        admin.request()
                .queryParam("window", window)
                .get(REPORT)
                .then()
                .statusCode(400)
                .body("field", equalTo("window"));
    }

    @Test
    void isForAdmins() {
        given().auth()
                .oauth2(suite.tokens().user(user))
                .get(REPORT)
                .then()
                .statusCode(403)
                .body("missing_permission", contains("manage_tracking"));
        given().get(REPORT).then().statusCode(401);
    }

    private JsonPath report(String window) {
        return admin.request()
                .queryParam("window", window)
                .get(REPORT)
                .then()
                .statusCode(200)
                .body("window", equalTo(window))
                .extract()
                .jsonPath();
    }

    /** By how many requests and interactions a reason has grown. */
    private static List<Integer> more(JsonPath before, JsonPath after, int status, String code) {
        return List.of(
                count(after, status, code, "requests") - count(before, status, code, "requests"),
                count(after, status, code, "interactions") - count(before, status, code, "interactions"));
    }

    private static int count(JsonPath report, int status, String code, String what) {
        Integer count = report.get(
                "refused.reasons.find { it.status == %d && it.code == '%s' }?.%s".formatted(status, code, what));
        return count == null ? 0 : count;
    }
}
