package app.synth.bench.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** How long answers took, in milliseconds, by how large a part of them was at least as fast. */
public record Latencies(double p50, double p95, double p99, double p999, double max) {
    private static final double MICROS_PER_MILLI = 1_000;

    /** Takes the latencies of one load. Not for several threads. */
    public static final class Recorder {
        private static final Duration LONGEST = Duration.ofMinutes(2);
        private static final int DIGITS = 3;

        private final Histogram micros = new Histogram(LONGEST.toMillis() * 1_000, DIGITS);

        public void add(long nanos) {
            micros.recordValue(Math.clamp(nanos / 1_000, 0, micros.getHighestTrackableValue()));
        }

        public Latencies latencies() {
            return new Latencies(at(50), at(95), at(99), at(99.9), micros.getMaxValue() / MICROS_PER_MILLI);
        }

        private double at(double percentile) {
            return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
        }
    }
}
