package app.synth.experiments.statistics.validity;

import app.synth.experiments.statistics.CovariateSample;
import app.synth.experiments.statistics.Cuped;
import app.synth.experiments.statistics.Moments;
import app.synth.experiments.statistics.power.Baseline;
import java.util.List;
import java.util.random.RandomGenerator;

/** Visits of users who differ in how often they come, before as well as now: compared with CUPED. */
record VisitsWithHistory() implements Population<CovariateSample> {
    private static final double VISITS = 2;

    @Override
    public String name() {
        return "visits, CUPED";
    }

    @Override
    public CovariateSample nobody() {
        return CovariateSample.EMPTY;
    }

    @Override
    public CovariateSample users(int count, double lift, RandomGenerator random) {
        CovariateSample sample = CovariateSample.EMPTY;
        for (int i = 0; i < count; i++) {
            double rate = VISITS * random.nextExponential();
            sample = sample.with(poisson(rate * (1 + lift), random), poisson(rate, random));
        }
        return sample;
    }

    /** As many as exponential waits fit into one. */
    private static int poisson(double rate, RandomGenerator random) {
        int count = 0;
        for (double waited = random.nextExponential(); waited < rate; waited += random.nextExponential()) {
            count++;
        }
        return count;
    }

    /** The variance of a visit count is m + m², of which m⁴ / (m + m²) is known before. */
    @Override
    public Baseline truth() {
        double variance = VISITS + VISITS * VISITS;
        double covariance = VISITS * VISITS;
        return new Baseline.Mean(VISITS, Math.sqrt(variance - covariance * covariance / variance));
    }

    @Override
    public List<Moments> moments(CovariateSample control, CovariateSample treatment) {
        return Cuped.adjust(List.of(control, treatment)).known().orElseThrow().adjusted();
    }
}
