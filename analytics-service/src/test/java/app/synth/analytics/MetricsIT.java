package app.synth.analytics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import app.synth.analytics.testsupport.PackagedAnalytics;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Prometheus takes the first value of a counter for where it begins: one that comes with its first count hides that. */
@QuarkusIntegrationTest
@TestProfile(MetricsIT.JustStarted.class)
class MetricsIT extends PackagedAnalytics {
    /** Nothing is at work that would count. */
    public static final class JustStarted implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "analytics.rollup.every", "off",
                    "analytics.rollup.verify-at", "off",
                    "analytics.audience.cron", "off");
        }
    }

    @Test
    void countersAreThereBeforeThereIsAnythingToCount() {
        assertThat(given().get(suite.management().resolve("/q/metrics"))
                        .asString()
                        .lines())
                .contains(
                        "synth_rollup_differences_total 0.0",
                        "synth_rollup_rows_total 0.0",
                        "synth_rollup_step_seconds_count 0.0",
                        "synth_audience_releases_total 0.0",
                        "synth_audience_failures_total 0.0",
                        "synth_audience_step_seconds_count 0.0",
                        "synth_catalogue_sync_failures_total 0.0",
                        "synth_live_lost_total 0.0",
                        "synth_live_look_seconds_count 0.0",
                        "analytics_exported_total{table=\"events\"} 0.0",
                        "analytics_exported_total{table=\"artists\"} 0.0",
                        "analytics_exported_total{table=\"venues\"} 0.0",
                        "analytics_exported_total{table=\"users\"} 0.0");
    }

    @Test
    void whatIsRefusedIsCountedFromTheFirstQuestionOn() {
        callers.get(callers.admin(), "/api/v1/analytics/paths?action=share").statusCode(200);
        assertThat(given().get(suite.management().resolve("/q/metrics"))
                        .asString()
                        .lines())
                .contains(
                        "synth_analytics_query_refused_total{query=\"paths\",reason=\"timeout\"} 0.0",
                        "synth_analytics_query_refused_total{query=\"paths\",reason=\"too_many\"} 0.0");
    }
}
