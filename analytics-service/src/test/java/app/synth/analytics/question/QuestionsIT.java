package app.synth.analytics.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import app.synth.analytics.testsupport.Happening;
import app.synth.analytics.testsupport.PackagedAnalytics;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bounds of heavy questions, with retention as one: another transaction's lock makes it as heavy as a test needs. */
@QuarkusIntegrationTest
@TestProfile(QuestionsIT.Narrow.class)
class QuestionsIT extends PackagedAnalytics {
    private static final String ASK = "/api/v1/analytics/retention?periods={periods}";
    private static final String COUNT = "synth_analytics_query_seconds_count{query=\"retention\"";

    /** One at a time, two seconds each, and nobody waits. */
    public static final class Narrow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "analytics.rollup.every", "off",
                    "analytics.questions.fresh-for", "0s",
                    "analytics.questions.timeout", "2s",
                    "analytics.questions.at-once", "1",
                    "analytics.questions.waiting-at-most", "0");
        }
    }

    private UUID admin;

    @BeforeEach
    void somebodyMayAsk() {
        admin = callers.admin();
        Happening.moveWatermark(suite.database());
    }

    @Test
    void whatTakesTooLongIsStoppedAndSaysSo() throws Exception {
        try (Connection blocking = blocked()) {
            ask(1).statusCode(503).header("Retry-After", notNullValue()).body("code", equalTo("query_too_large"));
            blocking.rollback();
        }
        assertThat(metric("synth_analytics_query_refused_total{query=\"retention\",reason=\"timeout\""))
                .isPositive();
        ask(1).statusCode(200);
    }

    @Test
    void oneTooManyIsTurnedAwayAndTheOthersAreAnswered() throws Exception {
        try (ExecutorService callers =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory())) {
            CompletableFuture<ValidatableResponse> first;
            try (Connection blocking = blocked()) {
                first = CompletableFuture.supplyAsync(() -> ask(2), callers);
                await().until(this::isWaitingForALock);
                CompletableFuture<ValidatableResponse> same = CompletableFuture.supplyAsync(() -> ask(2), callers);
                ask(3).statusCode(503).header("Retry-After", notNullValue()).body("code", equalTo("too_many_queries"));
                blocking.rollback();
                same.join().statusCode(200);
            }
            first.join().statusCode(200);
        }
        assertThat(metric("synth_analytics_query_refused_total{query=\"retention\",reason=\"too_many\""))
                .isPositive();
        ask(3).statusCode(200);
    }

    @Test
    void whatIsKnownIsNotComputedAgainUntilTheFiguresMove() {
        ask(4).statusCode(200);
        double before = metric(COUNT);
        ask(4).statusCode(200);
        ask(4).statusCode(200);
        assertThat(metric(COUNT)).isEqualTo(before);
        Happening.moveWatermark(suite.database());
        ask(4).statusCode(200);
        assertThat(metric(COUNT)).isEqualTo(before + 1);
    }

    private Connection blocked() throws Exception {
        Connection blocking = suite.database().connection();
        blocking.setAutoCommit(false);
        try (Statement lock = blocking.createStatement()) {
            lock.execute("lock table analytics.viewers in access exclusive mode");
        }
        return blocking;
    }

    private boolean isWaitingForALock() {
        return suite.database().count("""
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock' and query like '%from viewers%'
                """) > 0;
    }

    private ValidatableResponse ask(int periods) {
        return callers.get(admin, ASK, periods);
    }

    private double metric(String beginning) {
        return RestAssured.given()
                .get(suite.management().resolve("/q/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
