package app.synth.experiments.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * One look, at an end that was fixed before the start: the narrowest intervals, and worthless when looked at before: with a
 * look every day for four weeks, one A/A test in four is "significant" at some of them.
 */
public record FixedHorizon(Alpha alpha) implements Procedure {

    @Override
    public FixedHorizon withAlpha(Alpha other) {
        return new FixedHorizon(other);
    }

    /** By {@link WelchTest}. */
    @Override
    public Figure<Effect> compare(Moments control, Moments treatment) {
        return WelchTest.compare(control, treatment, alpha);
    }

    /** By {@link TwoProportionTest}. */
    @Override
    public Figure<Effect> compare(ProportionSample control, ProportionSample treatment) {
        return TwoProportionTest.compare(control, treatment, alpha);
    }

    /** The normal distribution's, whatever the number of users. */
    @Override
    public double criticalValue(long users) {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability(alpha.value() / 2);
    }
}
