package app.synth.experiments.assignment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How an experiment divides its traffic.
 *
 * @param weights the share of each variant, in the variants' order, together 1
 * @param coverage which part of everybody takes part, 0 to 1
 */
public record TrafficAllocation(List<Double> weights, double coverage) {
    private static final double SUM_AT_LEAST = 0.99;
    private static final double SUM_AT_MOST = 1.01;

    public TrafficAllocation {
        weights = List.copyOf(weights);
    }

    /** The same share for each of so many variants. */
    public static List<Double> evenly(int variants) {
        return Collections.nCopies(variants, 1.0 / variants);
    }

    /** Whether these weights add up to 1, give or take what a person rounds away. */
    public static boolean addUp(List<Double> weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum >= SUM_AT_LEAST && sum <= SUM_AT_MOST;
    }

    /**
     * The variants' ranges. Each begins where the full weights before it end, and coverage shortens it from its end: so
     * raising the coverage lets people in and moves nobody.
     *
     * <p>As published, weights that do not fit become equal and coverage is clamped; what people enter is checked long
     * before, this keeps us at one with the SDKs whatever is stored.
     *
     * @see <a href="https://docs.growthbook.io/lib/build-your-own">GrowthBook: build your own SDK, bucket ranges</a>
     */
    public List<VariantRange> ranges(int variants) {
        double covered = Math.clamp(coverage, 0.0, 1.0);
        List<VariantRange> ranges = new ArrayList<>(variants);
        double start = 0;
        for (double weight : weightsOf(variants)) {
            ranges.add(new VariantRange(start, start + covered * weight));
            start += weight;
        }
        return ranges;
    }

    private List<Double> weightsOf(int variants) {
        return weights.size() == variants && addUp(weights) ? weights : evenly(variants);
    }
}
