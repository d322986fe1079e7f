package app.synth.experiments.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The difference of two means, of which only the estimate and its standard error are used: normal by the central limit
 * theorem, with a normal prior or a flat one. For means, ratios and what {@link Cuped} adjusted; for shares there is
 * {@link BetaPosterior}.
 *
 * @see <a href="https://docs.growthbook.io/statistics/overview">GrowthBook: Statistics, Bayesian engine: a normal prior of
 *     the effect, a normal likelihood</a>
 */
public final class GaussianPosterior {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private GaussianPosterior() {}

    /** What is believed of the difference beforehand. */
    public sealed interface Prior {
        /** Nothing: every difference is as likely as any other. */
        record Flat() implements Prior {}

        /**
         * That it is near the mean.
         *
         * @param mean usually zero
         * @param standardDeviation in the metric's own unit, above zero
         */
        record Normal(double mean, double standardDeviation) implements Prior {
            public Normal {
                if (!Double.isFinite(mean) || !(standardDeviation > 0 && Double.isFinite(standardDeviation))) {
                    throw new IllegalArgumentException("No prior: mean " + mean + ", deviation " + standardDeviation);
                }
            }
        }
    }

    /**
     * Compares treatment to control.
     *
     * @param alpha what the interval leaves out
     * @see <a href="https://docs.growthbook.io/statistics/details">GrowthBook: Statistical details, chance to win and
     *     expected loss</a>
     * @see <a href="https://doi.org/10.1201/b16018">Gelman et al.: Bayesian Data Analysis (2013), section 2.5: the
     *     posterior of a normal mean</a>
     */
    public static Figure<BayesianEffect> compare(Moments control, Moments treatment, Prior prior, Alpha alpha) {
        double variance = control.varianceOfMean() + treatment.varianceOfMean();
        if (!(variance > 0)) {
            return Figure.unknown(WhyNot.ZERO_VARIANCE);
        }
        double difference = treatment.mean() - control.mean();
        if (!Double.isFinite(difference)) {
            return Figure.unknown(WhyNot.NOT_FINITE);
        }
        return switch (prior) {
            case Prior.Flat _ -> effect(difference, Math.sqrt(variance), alpha);
            case Prior.Normal it -> {
                double ofPrior = it.standardDeviation() * it.standardDeviation();
                double weight = ofPrior / (ofPrior + variance);
                yield effect(weight * difference + (1 - weight) * it.mean(), Math.sqrt(weight * variance), alpha);
            }
        };
    }

    private static Figure<BayesianEffect> effect(double mean, double deviation, Alpha alpha) {
        if (!(deviation > 0 && Double.isFinite(deviation) && Double.isFinite(mean / deviation))) {
            return Figure.unknown(WhyNot.NOT_FINITE);
        }
        double standardised = mean / deviation;
        double density = deviation * NORMAL.density(standardised);
        double above = NORMAL.cumulativeProbability(standardised);
        double below = NORMAL.survivalProbability(standardised);
        double critical = NORMAL.inverseSurvivalProbability(alpha.value() / 2);
        return Figure.of(new BayesianEffect(
                above,
                Math.max(0, density + mean * above),
                Math.max(0, density - mean * below),
                mean,
                Interval.around(mean, critical * deviation)));
    }
}
