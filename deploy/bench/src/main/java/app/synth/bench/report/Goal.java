package app.synth.bench.report;

import org.jspecify.annotations.Nullable;

/**
 * A figure with what it should reach.
 *
 * @param aim what would be better still
 * @param atLeast whether more is better; else less is
 * @param unit empty for a ratio
 */
public record Goal(
        String name, double value, double target, @Nullable Double aim, boolean atLeast, String unit) {
    /** A ratio that should be at least so large. */
    public static Goal ratio(String name, double value, double target, @Nullable Double aim) {
        return new Goal(name, value, target, aim, true, "");
    }

    /** A figure that should stay below. */
    public static Goal below(String name, double value, double target, String unit) {
        return new Goal(name, value, target, null, false, unit);
    }

    public Verdict verdict() {
        if (!reaches(target)) {
            return Verdict.MISSED;
        }
        return aim != null && reaches(aim) ? Verdict.AIM_MET : Verdict.MET;
    }

    private boolean reaches(double bound) {
        return atLeast ? value >= bound : value < bound;
    }
}
