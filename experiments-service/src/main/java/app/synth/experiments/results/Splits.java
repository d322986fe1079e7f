package app.synth.experiments.results;

import app.synth.experiments.statistics.Figure;
import app.synth.experiments.statistics.SampleRatio;
import app.synth.experiments.statistics.SequentialSampleRatio;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Whether users came to the variants as they should. Those who came in a phase for the first time were divided by its
 * weights; over several phases the expected shares are the weights' mean, by how many came in each.
 *
 * @param users of each variant who came for the first time
 * @param expected share of each variant
 */
record Splits(List<Long> users, List<Double> expected, Figure<Double> ratio, Figure<Double> sequentialRatio) {

    static Splits of(int variants, List<PhaseUsers> phases) {
        List<Long> users = new ArrayList<>(Collections.nCopies(variants, 0L));
        List<Double> expected = new ArrayList<>(Collections.nCopies(variants, 0.0));
        long all = 0;
        for (PhaseUsers phase : phases) {
            double weight =
                    phase.weights().stream().mapToDouble(Double::doubleValue).sum();
            if (phase.weights().size() != variants || weight <= 0) {
                continue;
            }
            all += phase.all();
            for (int i = 0; i < variants; i++) {
                users.set(i, users.get(i) + phase.users().get(i));
                expected.set(i, expected.get(i) + phase.all() * (phase.weights().get(i) / weight));
            }
        }
        if (all == 0) {
            expected = new ArrayList<>(Collections.nCopies(variants, 1.0));
        }
        double sum = expected.stream().mapToDouble(Double::doubleValue).sum();
        List<Double> shares = expected.stream().map(share -> share / sum).toList();
        return new Splits(
                users, shares, SampleRatio.pValue(users, shares), SequentialSampleRatio.pValue(users, shares));
    }

    /** Whether either p-value says that something other than chance sorts users. */
    boolean isBroken() {
        return Math.min(ratio.known().orElse(1.0), sequentialRatio.known().orElse(1.0)) < SampleRatio.BROKEN_BELOW;
    }
}
