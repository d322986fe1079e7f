package app.synth.experiments.statistics.validity;

import java.util.Locale;

/** A share of simulated experiments, and between what it must be. */
record Limit(String population, String name, double share, double atLeast, double atMost) {

    static Limit atMost(String population, String name, double share, double limit) {
        return new Limit(population, name, share, 0, limit);
    }

    static Limit atLeast(String population, String name, double share, double limit) {
        return new Limit(population, name, share, limit, 1);
    }

    /** Within so much of what it should be. */
    static Limit near(String population, String name, double share, double expected, double tolerance) {
        return new Limit(population, name, share, expected - tolerance, expected + tolerance);
    }

    /** No limit: for contrast. */
    static Limit none(String population, String name, double share) {
        return new Limit(population, name, share, 0, 1);
    }

    boolean isMet() {
        return atLeast <= share && share <= atMost;
    }

    boolean isNone() {
        return atLeast == 0 && atMost == 1;
    }

    /** As a row of a table. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %-18s | %-56s | %7.2f %% | %16s | %-10s |",
                population,
                name,
                100 * share,
                isNone() ? "" : range(),
                isNone() ? "" : isMet() ? "met" : "**missed**");
    }

    private String range() {
        if (atLeast == 0) {
            return String.format(Locale.ROOT, "<= %.2f %%", 100 * atMost);
        }
        return atMost == 1
                ? String.format(Locale.ROOT, ">= %.2f %%", 100 * atLeast)
                : String.format(Locale.ROOT, "%.2f-%.2f %%", 100 * atLeast, 100 * atMost);
    }
}
