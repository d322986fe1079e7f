package app.synth.experiments.statistics.verdict;

import app.synth.experiments.statistics.Alpha;
import app.synth.experiments.statistics.Procedure;
import java.time.Duration;

/**
 * What was agreed on before the start.
 *
 * @param procedure by which success metrics were compared; its alpha is what adjusted p-values are held against
 * @param minimumRun whole weeks, so that every weekday is seen as often
 * @param minimumUsers of each variant
 * @param toleratedExclusions which part of the exposed users may have been excluded, 0 to 1
 */
public record VerdictPolicy(Procedure procedure, Duration minimumRun, long minimumUsers, double toleratedExclusions) {

    public VerdictPolicy {
        if (minimumRun.isNegative()) {
            throw new IllegalArgumentException("The minimum run is negative");
        }
        if (minimumUsers < 0) {
            throw new IllegalArgumentException("The minimum of users is negative");
        }
        if (!(toleratedExclusions >= 0 && toleratedExclusions <= 1)) {
            throw new IllegalArgumentException("Tolerated exclusions are 0 to 1, not " + toleratedExclusions);
        }
    }

    Alpha alpha() {
        return procedure.alpha();
    }
}
