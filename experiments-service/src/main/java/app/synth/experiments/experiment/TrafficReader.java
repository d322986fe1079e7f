package app.synth.experiments.experiment;

import app.synth.accounts.client.request.SentObject;
import app.synth.experiments.assignment.TrafficAllocation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads how the traffic is to be divided. */
final class TrafficReader {
    private static final String ALLOCATION = "traffic_allocation";
    private static final String WEIGHTS = "weights";
    private static final String COVERAGE = "coverage";

    private TrafficReader() {}

    static TrafficAllocation read(SentObject experiment, int variants) {
        if (!experiment.has(ALLOCATION)) {
            return new TrafficAllocation(TrafficAllocation.evenly(variants), 1);
        }
        SentObject sent = experiment.object(ALLOCATION, Set.of(WEIGHTS, COVERAGE));
        return new TrafficAllocation(weights(sent, variants), Fractions.read(sent, COVERAGE, 1));
    }

    private static List<Double> weights(SentObject allocation, int variants) {
        JsonNode sent = allocation.node(WEIGHTS);
        if (sent == null || sent.isNull()) {
            return TrafficAllocation.evenly(variants);
        }
        if (!sent.isArray() || sent.size() != variants) {
            throw allocation.wrong(WEIGHTS, "It is a list of %d numbers, one for each variant".formatted(variants));
        }
        List<Double> weights = new ArrayList<>();
        for (JsonNode weight : sent) {
            if (!Fractions.isOne(weight)) {
                throw allocation.wrong(WEIGHTS, "Each must be a number from 0 to 1");
            }
            weights.add(weight.doubleValue());
        }
        if (!TrafficAllocation.addUp(weights)) {
            throw allocation.wrong(WEIGHTS, "They must add up to 1 (0.99 to 1.01)");
        }
        return weights;
    }
}
