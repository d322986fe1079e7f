package app.synth.bench.rollup;

import app.synth.bench.report.Goal;
import app.synth.bench.report.Report;
import java.util.Locale;

/** What a day in steps costs, beside what else it could have cost. CPU is that of the service and of its backends. */
record Verdicts(Report report, DayCost steps) {
    private static final int STEP = 10_000;

    void against(DayCost few) {
        report.add(Goal.below(
                "10,000 interactions in steps: CPU, much / little stored",
                steps.millisFor(STEP) / few.millisFor(STEP),
                1.3,
                ""));
        report.add(Goal.below(
                "the same: time",
                steps.millisPerStep() / few.millisPerStep() * few.rowsPerStep() / steps.rowsPerStep(),
                1.3,
                ""));
        say(
                "10,000 interactions in steps: %.0f CPU-ms on little (service %.0f), %.0f on much (service %.0f); a step takes"
                        + " %.0f and %.0f ms.",
                few.millisFor(STEP),
                few.serviceMillisFor(STEP),
                steps.millisFor(STEP),
                steps.serviceMillisFor(STEP),
                few.millisPerStep(),
                steps.millisPerStep());
    }

    void againstGo(DayCost go) {
        report.add(Goal.below("a day: in steps / in one go, CPU", steps.cpuSeconds() / go.cpuSeconds(), 2, ""));
        say(
                "A day of %,d: %.1f CPU-s in %.0f steps (%.1f with all of PostgreSQL), %.1f in %.0f (%.1f).",
                steps.rows(),
                steps.cpuSeconds(),
                steps.steps(),
                steps.cpu().wholeSeconds(),
                go.cpuSeconds(),
                go.steps(),
                go.cpu().wholeSeconds());
    }

    /**
     * @param trickle steps of what a tenth of a minute brings
     * @param calls how often a day has to be aggregated to be as fresh
     */
    void against(Filling nightly, DayCost trickle, int calls) {
        double all = nightly.calls(calls);
        double small = calls * trickle.cpuSeconds() / trickle.steps();
        report.add(Goal.ratio(
                "a day: nightly function every 10 s / steps of 10,000, CPU", all / steps.cpuSeconds(), 20, null));
        report.add(Goal.ratio("a day: nightly function every 10 s / a step every 10 s, CPU", all / small, 20, null));
        say(
                "The plan's nightly function, two tables: once, when the day is over, %.2f CPU-s, which is %.2f of what our"
                        + " dozen of tables cost in steps of 10,000; %,d times, at five fillings of the day measured and between"
                        + " them taken as linear, %,.0f CPU-s. As many steps of ours, each with what ten seconds bring: %,.0f"
                        + " CPU-s (%.1f ms each, with the look for it).",
                nightly.once(),
                nightly.once() / steps.cpuSeconds(),
                calls,
                all,
                small,
                1e3 * trickle.cpuSeconds() / trickle.steps());
    }

    private void say(String pattern, Object... values) {
        report.note(String.format(Locale.ROOT, pattern, values));
    }
}
