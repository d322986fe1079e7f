package app.synth.experiments.statistics.validity;

import app.synth.experiments.statistics.MeanSample;
import app.synth.experiments.statistics.power.Baseline;
import java.util.random.RandomGenerator;

/** Four users in five buy nothing, the fifth for a log-normal amount: skewed as money is. */
record Revenue() implements Population<MeanSample> {
    private static final double BUYERS = 0.2;
    private static final double SIGMA = 0.8;

    @Override
    public String name() {
        return "revenue";
    }

    @Override
    public MeanSample nobody() {
        return MeanSample.EMPTY;
    }

    @Override
    public MeanSample users(int count, double lift, RandomGenerator random) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            if (random.nextDouble() < BUYERS * (1 + lift)) {
                double amount = Math.exp(SIGMA * random.nextGaussian());
                sum += amount;
                squares += amount * amount;
            }
        }
        return new MeanSample(count, sum, squares);
    }

    @Override
    public Baseline truth() {
        double mean = BUYERS * Math.exp(SIGMA * SIGMA / 2);
        double square = BUYERS * Math.exp(2 * SIGMA * SIGMA);
        return new Baseline.Mean(mean, Math.sqrt(square - mean * mean));
    }
}
