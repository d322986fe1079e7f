package app.synth.experiments.statistics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.rootfinder.BrentSolver;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Two shares, each with a uniform prior (Beta(1, 1)), whose posteriors are Beta(1 + successes, 1 + failures); what is asked
 * of their difference is integrated numerically.
 *
 * @see <a href="https://vwo.com/downloads/VWO_SmartStats_technical_whitepaper.pdf">Stucchio: Bayesian A/B Testing at VWO
 *     (2015), sections 3 and 4</a>
 * @see <a href="https://www.evanmiller.org/bayesian-ab-testing.html">Miller: Formulas for Bayesian A/B Testing, binary
 *     outcomes</a>
 */
public final class BetaPosterior {
    /** What of a distribution is left out at either end. */
    private static final double TAIL = 1e-12;

    private static final int PANELS = 16;
    private static final double ACCURACY = 1e-10;

    private final BetaDistribution control;
    private final BetaDistribution treatment;
    private final double[] panelsOfControl;
    private final double[] panelsOfTreatment;

    private BetaPosterior(ProportionSample control, ProportionSample treatment) {
        this.control = posterior(control);
        this.treatment = posterior(treatment);
        panelsOfControl = panels(this.control);
        panelsOfTreatment = panels(this.treatment);
    }

    /**
     * Compares treatment to control. Without users the priors answer, which know nothing: so that is unknown.
     *
     * @param alpha what the interval leaves out
     * @see <a href="https://vwo.com/downloads/VWO_SmartStats_technical_whitepaper.pdf">Stucchio (2015), section 4</a>
     */
    public static Figure<BayesianEffect> compare(ProportionSample control, ProportionSample treatment, Alpha alpha) {
        if (control.users() == 0 || treatment.users() == 0) {
            return Figure.unknown(WhyNot.NO_USERS);
        }
        return Figure.of(new BetaPosterior(control, treatment).effect(alpha.value() / 2));
    }

    private static BetaDistribution posterior(ProportionSample sample) {
        return BetaDistribution.of(1.0 + sample.successes(), 1.0 + sample.failures());
    }

    private static double[] panels(BetaDistribution distribution) {
        double from = distribution.inverseCumulativeProbability(TAIL);
        double to = distribution.inverseSurvivalProbability(TAIL);
        double[] ends = new double[PANELS + 1];
        for (int i = 0; i <= PANELS; i++) {
            ends[i] = from + (to - from) * i / PANELS;
        }
        return ends;
    }

    private BayesianEffect effect(double tail) {
        // E[max(T - C, 0)] is the integral of P(C <= x < T)
        double increase = integrate(0, x -> control.cumulativeProbability(x) * treatment.survivalProbability(x));
        double decrease = integrate(0, x -> treatment.cumulativeProbability(x) * control.survivalProbability(x));
        return new BayesianEffect(
                Math.clamp(1 - chanceOfAtMost(0), 0.0, 1.0),
                Math.max(0, increase),
                Math.max(0, decrease),
                treatment.getMean() - control.getMean(),
                new Interval(quantile(tail), quantile(1 - tail)));
    }

    /** The distribution function of the difference. */
    private double chanceOfAtMost(double difference) {
        return integrate(difference, x -> control.density(x) * treatment.cumulativeProbability(x + difference));
    }

    private double quantile(double probability) {
        double from = panelsOfTreatment[0] - panelsOfControl[PANELS];
        double to = panelsOfTreatment[PANELS] - panelsOfControl[0];
        return new BrentSolver(ACCURACY, ACCURACY * (to - from), ACCURACY)
                .findRoot(difference -> chanceOfAtMost(difference) - probability, from, to);
    }

    /** Integrates over where either posterior is, the treatment's moved down by the difference. */
    private double integrate(double difference, DoubleUnaryOperator function) {
        double[] ends = Arrays.copyOf(panelsOfControl, 2 * (PANELS + 1));
        for (int i = 0; i <= PANELS; i++) {
            ends[PANELS + 1 + i] = Math.clamp(panelsOfTreatment[i] - difference, 0.0, 1.0);
        }
        Arrays.sort(ends);
        return GaussLegendre.integrate(function, ends);
    }
}
