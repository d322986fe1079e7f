package app.synth.tracking.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void quantilesAreAsCloseAsTheBuckets() {
        Latencies latencies = new Latencies();
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            latencies.record(random.nextLong(40_000_000)); // evenly up to 40 ms
        }
        Map<Long, Long> counts = counts(latencies);
        assertThat(Latencies.quantile(counts, 0.50)).isCloseTo(20, within(0.5));
        assertThat(Latencies.quantile(counts, 0.95)).isBetween(35.0, 50.0);
    }

    @Test
    void theKpisBoundIsABucketsBound() {
        Latencies under = new Latencies();
        under.record(100_000_000);
        assertThat(Latencies.quantile(counts(under), 0.95)).isLessThanOrEqualTo(100);
        Latencies over = new Latencies();
        over.record(100_001_000);
        assertThat(Latencies.quantile(counts(over), 0.95)).isGreaterThan(100);
    }

    @Test
    void nothingHasNoQuantileAndTheLongestHasTheLast() {
        assertThat(Latencies.quantile(Map.of(), 0.95)).isNull();
        Latencies latencies = new Latencies();
        latencies.record(Long.MAX_VALUE);
        latencies.record(0);
        assertThat(counts(latencies)).isEqualTo(Map.of(100L, 1L, 60_000_000L, 1L));
        assertThat(Latencies.quantile(counts(latencies), 1)).isEqualTo(60_000);
    }

    private static Map<Long, Long> counts(Latencies latencies) {
        Map<Long, Long> counts = new HashMap<>();
        latencies.forEach((bound, count) -> counts.put(Long.valueOf(bound), count));
        return counts;
    }
}
