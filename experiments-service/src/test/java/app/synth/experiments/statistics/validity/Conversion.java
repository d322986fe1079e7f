package app.synth.experiments.statistics.validity;

import app.synth.experiments.statistics.ProportionSample;
import app.synth.experiments.statistics.power.Baseline;
import java.util.random.RandomGenerator;

/** One user in ten converts. */
record Conversion() implements Population<ProportionSample> {
    private static final double SHARE = 0.1;

    @Override
    public String name() {
        return "conversion";
    }

    @Override
    public ProportionSample nobody() {
        return ProportionSample.EMPTY;
    }

    @Override
    public ProportionSample users(int count, double lift, RandomGenerator random) {
        int converted = 0;
        for (int i = 0; i < count; i++) {
            if (random.nextDouble() < SHARE * (1 + lift)) {
                converted++;
            }
        }
        return new ProportionSample(count, converted);
    }

    @Override
    public Baseline truth() {
        return new Baseline.Proportion(SHARE);
    }
}
