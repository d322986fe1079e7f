package app.synth.tracking.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.synth.tracking.accounting.FateCount;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {
    private static final Instant NOW = Instant.parse("2026-11-01T20:15:30Z");

    @ParameterizedTest
    @CsvSource({
        "100, 0, 0, ok",
        "95, 5, 0, ok",
        "94, 6, 0, warning",
        "94, 0, 6, warning",
        "80, 10, 10, warning",
        "79, 10, 11, critical",
        "0, 0, 5, critical"
    })
    void theFailureRateIsOfWhatWasAttempted(long stored, long quarantined, long refused, String status) {
        ReportAnswer report = report(
                List.of(
                        new FateCount("web", "received", "", stored + quarantined),
                        new FateCount("web", "stored", "", stored),
                        new FateCount("web", "quarantined", "malformed", quarantined)),
                refused(429, refused));
        assertThat(report.attempted()).isEqualTo(stored + quarantined + refused);
        assertThat(report.failureRate()).isCloseTo((quarantined + refused) / (double) report.attempted(), within(1e-6));
        assertThat(report.checks().getFirst().status()).isEqualTo(status);
    }

    @Test
    void whatClientsTryAgainIsNotLost() {
        List<FateCount> counts =
                List.of(new FateCount("web", "received", "", 90), new FateCount("web", "stored", "", 90));
        assertThat(reliability(report(counts, refused(503, 10)))).isEqualTo("ok");
        assertThat(reliability(report(counts, refused(400, 10)))).isEqualTo("warning");
    }

    @Test
    void whatClientsSayTheyLostIsTheirsAlone() {
        List<FateCount> counts =
                List.of(new FateCount("web", "received", "", 90), new FateCount("web", "stored", "", 90));
        ReportAnswer report = report(
                counts,
                Map.of(
                        "client_made/web", new FigureSum(100, 0, 0, 1),
                        "client_lost/web/queue_full", new FigureSum(8, 0, 0, 1),
                        "client_lost/web/too_old", new FigureSum(2, 0, 0, 1)));
        assertThat(report.bySource().getFirst().clients())
                .isEqualTo(new ReportAnswer.Clients(100, 10, Map.of("queue_full", 8L, "too_old", 2L)));
        assertThat(reliability(report)).isEqualTo("ok");
        assertThat(report.checks().getLast())
                .isEqualTo(ReportCheck.atLeast("client_reliability", 0.9, 0.95, null))
                .returns("warning", ReportCheck::status);
    }

    @Test
    void withoutAnythingAllIsWell() {
        ReportAnswer report = report(List.of(), Map.of());
        assertThat(report.status()).isEqualTo("ok");
        assertThat(report.failureRate()).isNull();
        assertThat(report.acknowledgementMs().p95()).isNull();
        assertThat(report.commits().interactionsEach()).isNull();
        assertThat(report.replicas()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1m, 1", "90m, 90", "1h, 60", "7d, 10080", "60s, 1", "PT90M, 90", "P7D, 10080"})
    void aWindowBeginsWithAMinute(String text, long minutes) {
        ReportWindow window = ReportWindow.ending(text, NOW);
        assertThat(window.from())
                .isEqualTo(NOW.minus(Duration.ofMinutes(minutes)).minusSeconds(30));
        assertThat(window.minutes()).isEqualTo(minutes + 0.5);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/interactions, true",
        "POST, /api/v1/interactions/batch, true",
        "POST, /v1/batch, true",
        "POST, /beacon/v1/batch, true",
        "GET, /api/v1/interactions, false",
        "OPTIONS, /v1/batch, false",
        "POST, /api/v1/interactionsx, false",
        "POST, /api/v1/quarantine/replay, false"
    })
    void onlyWhatTakesInteractionsIsWatched(String method, String path, boolean watched) {
        assertThat(Refusals.takesInteractions(HttpMethod.valueOf(method), path)).isEqualTo(watched);
    }

    private static ReportAnswer report(List<FateCount> counts, Map<String, FigureSum> figures) {
        return new Report(ReportWindow.ending("1h", NOW), counts, figures).answer();
    }

    private static String reliability(ReportAnswer report) {
        return report.checks().get(2).status();
    }

    private static Map<String, FigureSum> refused(int status, long interactions) {
        return Map.of(
                "refused_requests/" + status + "/some_code", new FigureSum(interactions, 0, 0, 1),
                "refused_interactions/" + status + "/some_code", new FigureSum(interactions, 0, 0, 1));
    }
}
