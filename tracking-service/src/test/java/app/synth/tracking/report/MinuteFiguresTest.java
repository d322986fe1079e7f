package app.synth.tracking.report;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.tracking.testsupport.Mappings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MinuteFiguresTest {
    private static final Instant MINUTE = Instant.parse("2026-11-01T20:15:00Z");

    private Instant now = MINUTE.plusSeconds(30);
    private final MinuteFigures figures = new MinuteFigures(() -> now, 3);

    @Test
    void eachMinuteIsCountedByItself() {
        figures.stored("web", 3, 1, 0);
        figures.refused(503, "queue_full", 50);
        now = MINUTE.plusSeconds(60);
        figures.stored("web", 4, 0, 2);
        Map<Instant, Map<String, Object>> minutes = figures.unwritten();
        assertThat(minutes).containsOnlyKeys(MINUTE, MINUTE.plusSeconds(60));
        assertThat(minutes.get(MINUTE))
                .containsEntry("stored/web", 3L)
                .containsEntry("without_metadata/web", 1L)
                .containsEntry("refused_requests/503/queue_full", 1L)
                .containsEntry("refused_interactions/503/queue_full", 50L)
                .doesNotContainKey("queue");
        assertThat(minutes.get(MINUTE.plusSeconds(60)))
                .containsEntry("stored/web", 4L)
                .containsEntry("unresolvable/web", 2L)
                .containsEntry("queue", 0);
    }

    @Test
    void aMinuteIsForgottenWhenItWasOverAsItWasTaken() {
        figures.acknowledged(1);
        Instant taken = MINUTE.plusSeconds(61);
        now = taken;
        Map<Instant, Map<String, Object>> minutes = figures.unwritten();
        figures.written(minutes.keySet(), taken);
        assertThat(figures.unwritten()).containsKey(MINUTE); // somebody may still be adding to it
        now = MINUTE.plusSeconds(70);
        figures.written(figures.unwritten().keySet(), now);
        assertThat(figures.unwritten()).containsOnlyKeys(MINUTE.plusSeconds(60));
    }

    @Test
    void whatWaitsIsBounded() {
        for (int minute = 0; minute < 5; minute++) {
            now = MINUTE.plus(Duration.ofMinutes(minute));
            figures.notCommitted();
        }
        assertThat(figures.unwritten())
                .containsOnlyKeys(MINUTE.plusSeconds(120), MINUTE.plusSeconds(180), MINUTE.plusSeconds(240));
    }

    @Test
    void nothingIsLostBetweenThreads() {
        IntStream.range(0, 10_000).parallel().forEach(i -> {
            figures.committed(1_000_000, 2, 1);
            figures.violated("source-" + i % 10, 1);
            figures.waiting(i);
        });
        Map<String, Object> minute = figures.unwritten().get(MINUTE);
        assertThat(minute)
                .containsEntry("commits", 10_000L)
                .containsEntry("commits_interactions", 20_000L)
                .containsEntry("write_us/1000", 10_000L)
                .containsEntry("violations/source-7", 1_000L)
                .containsEntry("queue_most", 9_999L);
    }

    @Test
    void theDefaults() {
        ReportConfig config = Mappings.defaults(ReportConfig.class);
        assertThat(config.writeEvery()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.minutesAtMost()).isEqualTo(720);
    }
}
