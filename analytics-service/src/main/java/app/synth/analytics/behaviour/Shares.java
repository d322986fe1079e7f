package app.synth.analytics.behaviour;

import org.jspecify.annotations.Nullable;

/** Parts of wholes. */
final class Shares {
    private static final double TEN_THOUSAND = 10_000;

    private Shares() {}

    /** To four decimals; null of nothing. */
    static @Nullable Double of(long part, long whole) {
        return whole == 0 ? null : Math.round(TEN_THOUSAND * part / whole) / TEN_THOUSAND;
    }
}
