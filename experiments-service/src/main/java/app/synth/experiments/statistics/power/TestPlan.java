package app.synth.experiments.statistics.power;

import app.synth.experiments.statistics.Procedure;
import java.util.List;

/**
 * How an experiment will be evaluated.
 *
 * @param procedure with the alpha of the whole experiment
 * @param weights of the variants, in any unit, the control's first
 * @param metrics how many success metrics share alpha
 * @param power with which each comparison shall find what it looks for, above alpha, below 1
 */
public record TestPlan(Procedure procedure, List<Double> weights, int metrics, double power) {

    public TestPlan {
        weights = List.copyOf(weights);
        if (weights.size() < 2) {
            throw new IllegalArgumentException("A plan has a control and a treatment at least");
        }
        for (double weight : weights) {
            if (!(weight > 0 && Double.isFinite(weight))) {
                throw new IllegalArgumentException("A weight is above zero, not " + weight);
            }
        }
        if (metrics < 1) {
            throw new IllegalArgumentException("A plan has a success metric at least");
        }
        if (!(power > procedure.alpha().value() && power < 1)) {
            throw new IllegalArgumentException("Power is above alpha and below 1, not " + power);
        }
    }

    /** Two equal variants, one metric, found four times in five. */
    public static TestPlan simple(Procedure procedure) {
        return new TestPlan(procedure, List.of(1.0, 1.0), 1, 0.8);
    }

    /** How many comparisons share alpha: every treatment with the control, in every metric. */
    public int comparisons() {
        return (weights.size() - 1) * metrics;
    }

    /**
     * The procedure of one comparison: alpha divided by Bonferroni. Holm's adjustment finds whatever this does, and more, so
     * the plan is on the safe side for it.
     *
     * @see <a href="https://www.jstor.org/stable/4615733">Holm (1979)</a>
     */
    public Procedure ofOneComparison() {
        return procedure.withAlpha(procedure.alpha().sharedBy(comparisons()));
    }

    double shareOfControl() {
        return weights.getFirst() / sum();
    }

    /** Of the smallest treatment, whose comparison has the least power. */
    double shareOfTreatment() {
        return weights.stream().skip(1).mapToDouble(Double::doubleValue).min().orElseThrow() / sum();
    }

    /** How so many users come to the variants, each rounded up. */
    SampleSize sizeOf(long users) {
        return new SampleSize(weights.stream()
                .map(weight -> (long) Math.ceil(users * (weight / sum()) - 1e-6))
                .toList());
    }

    private double sum() {
        return weights.stream().mapToDouble(Double::doubleValue).sum();
    }
}
