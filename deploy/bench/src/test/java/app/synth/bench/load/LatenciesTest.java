package app.synth.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private static final Offset<Double> DIGITS = within(0.5);

    @Test
    void percentilesAreThoseOfTheValues() {
        var recorder = new Latencies.Recorder();
        for (int millis = 1; millis <= 1_000; millis++) {
            recorder.add(TimeUnit.MILLISECONDS.toNanos(millis));
        }

        Latencies latencies = recorder.latencies();

        assertThat(latencies.p50()).isCloseTo(500, DIGITS);
        assertThat(latencies.p95()).isCloseTo(950, DIGITS);
        assertThat(latencies.p99()).isCloseTo(990, DIGITS);
        assertThat(latencies.p999()).isCloseTo(999, DIGITS);
        assertThat(latencies.max()).isCloseTo(1_000, DIGITS);
    }

    @Test
    void atAConstantRateARequestIsDueWhateverBecameOfTheOnesBefore() {
        Pace pace = new Pace.Constant(1_000);
        long stalled = TimeUnit.SECONDS.toNanos(5);

        assertThat(pace.due(100, stalled, 3)).isEqualTo(100 + TimeUnit.MILLISECONDS.toNanos(3));
        assertThat(new Pace.AsFastAsAnswered().due(100, stalled, 3)).isEqualTo(stalled);
    }
}
