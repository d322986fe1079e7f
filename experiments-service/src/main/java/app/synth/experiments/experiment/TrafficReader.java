package app.synth.experiments.experiment;

import app.synth.accounts.client.problem.Problems;
import app.synth.experiments.assignment.TrafficAllocation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how the traffic is to be divided. */
final class TrafficReader {
    private static final String WEIGHTS = "traffic_allocation.weights";
    private static final String COVERAGE = "traffic_allocation.coverage";

    private TrafficReader() {}

    static TrafficAllocation read(ExperimentRequest.@Nullable Traffic sent, int variants) {
        return sent == null
                ? new TrafficAllocation(TrafficAllocation.evenly(variants), 1)
                : new TrafficAllocation(weights(sent.weights(), variants), coverage(sent.coverage()));
    }

    private static List<Double> weights(@Nullable List<@Nullable Double> sent, int variants) {
        if (sent == null) {
            return TrafficAllocation.evenly(variants);
        }
        if (sent.size() != variants) {
            throw Problems.badField(WEIGHTS, "There are %d for %d variants".formatted(sent.size(), variants));
        }
        List<Double> weights = new ArrayList<>();
        for (Double weight : sent) {
            // Turned round, so that NaN fails it too.
            if (weight == null || !(weight >= 0 && weight <= 1)) {
                throw Problems.badField(WEIGHTS, "Each must be a number from 0 to 1");
            }
            weights.add(weight);
        }
        if (!TrafficAllocation.addUp(weights)) {
            throw Problems.badField(WEIGHTS, "They must add up to 1 (0.99 to 1.01)");
        }
        return weights;
    }

    private static double coverage(@Nullable Double sent) {
        if (sent == null) {
            return 1;
        }
        if (!(sent >= 0 && sent <= 1)) {
            throw Problems.badField(COVERAGE, "It must be a number from 0 to 1");
        }
        return sent;
    }
}
