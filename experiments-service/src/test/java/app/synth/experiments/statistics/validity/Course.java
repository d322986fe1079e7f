package app.synth.experiments.statistics.validity;

import app.synth.experiments.statistics.Alpha;
import app.synth.experiments.statistics.ConfidenceSequence;
import app.synth.experiments.statistics.FixedHorizon;

/** How long every simulated experiment runs, with how many new users a day, who go to either variant by a coin. */
record Course(int days, int usersPerDay) {
    static final Alpha ALPHA = Alpha.FIVE_PERCENT;
    static final FixedHorizon FIXED = new FixedHorizon(ALPHA);
    static final ConfidenceSequence SEQUENCE = ConfidenceSequence.of(ALPHA);

    int users() {
        return days * usersPerDay;
    }
}
