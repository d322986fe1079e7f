package app.synth.accounts.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendingLimitsTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final SendingLimits limits = new SendingLimits(Duration.ofMinutes(1), 5);

    @Test
    void theFirstGoesAtOnceAndTheNextAfterAPause() {
        assertThat(limits.wait(NOW, List.of())).isZero();
        assertThat(limits.wait(NOW, ago(10))).isEqualTo(Duration.ofSeconds(50));
        assertThat(limits.wait(NOW, ago(59))).isEqualTo(Duration.ofSeconds(1));
        assertThat(limits.wait(NOW, ago(60))).isZero();
    }

    @Test
    void theSixthOfADayWaitsUntilTheFirstIsADayAgo() {
        assertThat(limits.wait(NOW, ago(3_600, 7_200, 10_800, 14_400))).isZero();
        assertThat(limits.wait(NOW, ago(18_000, 3_600, 7_200, 10_800, 14_400))).isEqualTo(Duration.ofHours(19));
        assertThat(limits.wait(NOW, ago(10, 3_600, 7_200, 10_800, 86_399))).isEqualTo(Duration.ofSeconds(50));
        assertThat(limits.wait(NOW, ago(3_600, 7_200, 10_800, 14_400, 86_400))).isZero();
        assertThat(limits.wait(NOW, ago(1, 2, 3, 4, 5, 6, 7))).isEqualTo(Duration.ofSeconds(86_395));
    }

    private static List<Instant> ago(long... seconds) {
        return Arrays.stream(seconds).mapToObj(NOW::minusSeconds).toList();
    }
}
