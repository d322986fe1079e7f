package app.synth.experiments.results;

import app.synth.experiments.metric.MetricDefinition;
import app.synth.experiments.statistics.Alpha;
import app.synth.experiments.statistics.BayesianEffect;
import app.synth.experiments.statistics.BetaPosterior;
import app.synth.experiments.statistics.CovariateSample;
import app.synth.experiments.statistics.Effect;
import app.synth.experiments.statistics.Figure;
import app.synth.experiments.statistics.GaussianPosterior;
import app.synth.experiments.statistics.Moments;
import app.synth.experiments.statistics.Procedure;

/**
 * A metric among so many users, compared as its kind asks for.
 *
 * @param users those who did nothing too
 */
record MetricSample(MetricDefinition definition, long users, Sums sums) {
    /** Above it the exact posterior of shares takes long and says what the normal one says. */
    private static final long MANY = 200_000;

    /**
     * The mean and what one user contributes to its variance: binomial for shares, the sample variance for counts and sums,
     * by the delta method for ratios.
     *
     * @see <a href="https://arxiv.org/abs/1803.06336">Deng, Knoblich, Lu (2018): the delta method of ratios</a>
     */
    Figure<Moments> moments() {
        if (definition.asksWhether()) {
            return sums.proportion(users).moments();
        }
        return definition.comparesSums()
                ? sums.ratio(users).moments()
                : sums.mean(users).moments();
    }

    /** Of both together, who share no user. */
    MetricSample plus(MetricSample other) {
        return new MetricSample(definition, users + other.users, sums.plus(other.sums));
    }

    /** Whether there is a number before the experiment that CUPED can take off. */
    boolean hasCovariate() {
        return !definition.comparesSums() && !definition.kind().equals("retention");
    }

    CovariateSample covariate() {
        return sums.covariate(users);
    }

    /**
     * The treatment's difference to this control: two-proportion z (or Fisher) and Welch's t by a fixed horizon, a
     * confidence sequence otherwise.
     *
     * @see app.synth.experiments.statistics.TwoProportionTest
     * @see app.synth.experiments.statistics.WelchTest
     * @see app.synth.experiments.statistics.ConfidenceSequence
     */
    Figure<Effect> compare(MetricSample treatment, Procedure procedure) {
        return definition.asksWhether()
                ? procedure.compare(sums.proportion(users), treatment.sums.proportion(treatment.users))
                : moments().flatMap(control -> treatment.moments().flatMap(its -> procedure.compare(control, its)));
    }

    /**
     * The same seen with a prior that knows nothing: uniform for shares, flat for everything else.
     *
     * @see <a href="https://vwo.com/downloads/VWO_SmartStats_technical_whitepaper.pdf">Stucchio (2015)</a>
     * @see <a href="https://docs.growthbook.io/statistics/details">GrowthBook: Statistical details</a>
     */
    Figure<BayesianEffect> believe(MetricSample treatment, Alpha alpha) {
        if (definition.asksWhether() && users + treatment.users <= MANY) {
            return BetaPosterior.compare(sums.proportion(users), treatment.sums.proportion(treatment.users), alpha);
        }
        return moments()
                .flatMap(control -> treatment
                        .moments()
                        .flatMap(its ->
                                GaussianPosterior.compare(control, its, new GaussianPosterior.Prior.Flat(), alpha)));
    }
}
