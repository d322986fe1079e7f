package app.synth.bench.rollup;

import java.time.Duration;

/**
 * How much and how long is measured.
 *
 * @param few interactions stored
 * @param many interactions stored, over the same days
 * @param scale of the two years of figures
 * @param warmUp of the figures API: until its code is compiled
 * @param settle before each measurement, with the same load
 * @param figures each measurement of the figures API
 * @param lag how long interactions come in
 * @param trickle how long a few come in every second
 * @param calls of the nightly function at each filling of the day
 */
record Lengths(
        long few,
        long many,
        double scale,
        Duration warmUp,
        Duration settle,
        Duration figures,
        Duration lag,
        Duration trickle,
        int calls) {
    static final Lengths FULL = new Lengths(
            1_000_000,
            10_000_000,
            0.1,
            Duration.ofSeconds(15),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(40),
            5);

    /** To see whether something changed for the worse; a tenth is stored, and the figures scatter more. */
    static final Lengths QUICK = new Lengths(
            100_000,
            1_000_000,
            0.01,
            Duration.ofSeconds(6),
            Duration.ofSeconds(1),
            Duration.ofSeconds(4),
            Duration.ofSeconds(20),
            Duration.ofSeconds(15),
            3);

    Lengths withScale(double other) {
        return new Lengths(few, many, other, warmUp, settle, figures, lag, trickle, calls);
    }
}
