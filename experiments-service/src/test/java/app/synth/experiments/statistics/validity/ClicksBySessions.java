package app.synth.experiments.statistics.validity;

import app.synth.experiments.statistics.RatioSample;
import app.synth.experiments.statistics.power.Baseline;
import java.util.random.RandomGenerator;

/** Sessions that end in a click: one user's are alike, which is what the delta method is for. */
record ClicksBySessions() implements Population<RatioSample> {
    private static final double LAST_SESSION = 0.4;
    private static final double KEEN = 1.0 / 3;
    private static final double OF_KEEN = 0.4;
    private static final double OF_OTHERS = 0.1;

    @Override
    public String name() {
        return "clicks by sessions";
    }

    @Override
    public RatioSample nobody() {
        return RatioSample.EMPTY;
    }

    @Override
    public RatioSample users(int count, double lift, RandomGenerator random) {
        RatioSample sample = RatioSample.EMPTY;
        for (int i = 0; i < count; i++) {
            double each = (random.nextDouble() < KEEN ? OF_KEEN : OF_OTHERS) * (1 + lift);
            int sessions = 0;
            int clicks = 0;
            do {
                sessions++;
                if (random.nextDouble() < each) {
                    clicks++;
                }
            } while (random.nextDouble() >= LAST_SESSION);
            sample = sample.with(clicks, sessions);
        }
        return sample;
    }

    /** var(N - R D) = E[D] E[q (1 - q)] + E[D²] var(q), where the user's q does not depend on the sessions D. */
    @Override
    public Baseline truth() {
        double ratio = KEEN * OF_KEEN + (1 - KEEN) * OF_OTHERS;
        double square = KEEN * OF_KEEN * OF_KEEN + (1 - KEEN) * OF_OTHERS * OF_OTHERS;
        double sessions = 1 / LAST_SESSION;
        double squaredSessions = (2 - LAST_SESSION) / (LAST_SESSION * LAST_SESSION);
        double residual = sessions * (ratio - square) + squaredSessions * (square - ratio * ratio);
        return new Baseline.Mean(ratio, Math.sqrt(residual) / sessions);
    }
}
