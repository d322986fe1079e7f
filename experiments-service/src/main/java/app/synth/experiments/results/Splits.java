package app.synth.experiments.results;

import app.synth.experiments.statistics.Figure;
import app.synth.experiments.statistics.SampleRatio;
import app.synth.experiments.statistics.SequentialSampleRatio;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Whether users came to the variants as they should. Those who came in a phase for the first time were divided by its
 * weights; over several phases the expected shares are the weights' mean, by how many came in each, and where nobody came
 * those of the last.
 *
 * @param users of each variant who came for the first time
 * @param expected share of each variant
 */
record Splits(List<Long> users, List<Double> expected, Figure<Double> ratio, Figure<Double> sequentialRatio) {

    /** @param weights of the variants, where there is no phase yet */
    static Splits of(List<Double> weights, List<PhaseUsers> phases) {
        List<PhaseUsers> divided =
                phases.stream().filter(phase -> phase.divides(weights.size())).toList();
        List<Long> users = new ArrayList<>(Collections.nCopies(weights.size(), 0L));
        List<Double> expected = new ArrayList<>(Collections.nCopies(weights.size(), 0.0));
        for (PhaseUsers phase : divided) {
            List<Double> shares = shares(phase.weights());
            for (int i = 0; i < shares.size(); i++) {
                users.set(i, users.get(i) + phase.users().get(i));
                expected.set(i, expected.get(i) + phase.all() * shares.get(i));
            }
        }
        List<Double> shares = shares(
                divided.stream().anyMatch(phase -> phase.all() > 0)
                        ? expected
                        : divided.isEmpty() ? weights : divided.getLast().weights());
        return new Splits(
                users, shares, SampleRatio.pValue(users, shares), SequentialSampleRatio.pValue(users, shares));
    }

    private static List<Double> shares(List<Double> parts) {
        double sum = parts.stream().mapToDouble(Double::doubleValue).sum();
        return parts.stream().map(part -> part / sum).toList();
    }

    /** Whether either p-value says that something other than chance sorts users. */
    boolean isBroken() {
        return Math.min(ratio.known().orElse(1.0), sequentialRatio.known().orElse(1.0)) < SampleRatio.BROKEN_BELOW;
    }
}
