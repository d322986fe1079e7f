package app.synth.tracking.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockSkewTest {
    private static final Instant NOW = Instant.parse("2026-11-01T20:15:00Z");
    private static final Duration TOLERANCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 59, -59, 60, -60})
    void upToAMinuteIsTheNetworks(long seconds) {
        ClockSkew skew = ClockSkew.of(NOW.plusSeconds(seconds), NOW, TOLERANCE);
        assertThat(skew.isCorrected()).isFalse();
        assertThat(skew.correct(NOW)).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(longs = {61, -61, 7200, -7200, 1_700_000_000, -1_700_000_000})
    void moreIsTheClocks(long seconds) {
        ClockSkew skew = ClockSkew.of(NOW.plusSeconds(seconds), NOW, TOLERANCE);
        assertThat(skew.isCorrected()).isTrue();
        assertThat(skew.correct(NOW.plusSeconds(seconds).minusSeconds(5))).isEqualTo(NOW.minusSeconds(5));
    }

    @Test
    void withoutATimeOfSendingNothingIsKnown() {
        assertThat(ClockSkew.of(null, NOW, TOLERANCE).isCorrected()).isFalse();
    }
}
