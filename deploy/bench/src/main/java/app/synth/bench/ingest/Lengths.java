package app.synth.bench.ingest;

import java.time.Duration;

/**
 * How long each part of a run takes.
 *
 * @param warmUp for the service as a whole: until its code is compiled
 * @param settle before each measurement, with the same load
 * @param measure of each measurement
 * @param latency of the one at constant rate
 */
record Lengths(Duration warmUp, Duration settle, Duration measure, Duration latency) {
    static final Lengths FULL =
            new Lengths(Duration.ofSeconds(15), Duration.ofSeconds(2), Duration.ofSeconds(12), Duration.ofSeconds(25));

    /** To see whether something changed for the worse; the figures scatter more. */
    static final Lengths QUICK =
            new Lengths(Duration.ofSeconds(6), Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(8));
}
