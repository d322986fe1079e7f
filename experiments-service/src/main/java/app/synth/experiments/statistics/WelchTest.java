package app.synth.experiments.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Compares two means whose variances may differ.
 *
 * @see <a href="https://doi.org/10.1093/biomet/34.1-2.28">Welch: The generalization of "Student's" problem when several
 *     different population variances are involved (Biometrika 1947)</a>
 */
public final class WelchTest {
    private WelchTest() {}

    /**
     * Welch's t with the degrees of freedom of Welch and Satterthwaite. What {@link RatioSample} and {@link Cuped} give is
     * compared likewise, where the t distribution is on the safe side of the normal one that their large-sample theory
     * asks for.
     *
     * @see <a href="https://doi.org/10.2307/3002019">Satterthwaite: An Approximate Distribution of Estimates of Variance
     *     Components (Biometrics Bulletin 1946)</a>
     */
    public static Figure<Effect> compare(Moments control, Moments treatment, Alpha alpha) {
        if (control.users() < 2 || treatment.users() < 2) {
            return Figure.unknown(WhyNot.ONE_USER);
        }
        double ofControl = control.varianceOfMean();
        double ofTreatment = treatment.varianceOfMean();
        double variance = ofControl + ofTreatment;
        if (!(variance > 0)) {
            return Figure.unknown(WhyNot.ZERO_VARIANCE);
        }
        double standardError = Math.sqrt(variance);
        // by shares of the variance: its square would leave the range of doubles first
        double shareOfControl = ofControl / variance;
        double shareOfTreatment = ofTreatment / variance;
        double freedom = 1
                / (shareOfControl * shareOfControl / (control.users() - 1)
                        + shareOfTreatment * shareOfTreatment / (treatment.users() - 1));
        double difference = treatment.mean() - control.mean();
        double t = difference / standardError;
        if (!Double.isFinite(t)) {
            return Figure.unknown(WhyNot.NOT_FINITE);
        }
        TDistribution distribution = TDistribution.of(freedom);
        double critical = distribution.inverseSurvivalProbability(alpha.value() / 2);
        return Figure.of(new Effect(
                Effect.Method.WELCH_T,
                difference,
                standardError,
                t,
                freedom,
                Math.min(1, 2 * distribution.survivalProbability(Math.abs(t))),
                Interval.around(difference, critical * standardError),
                critical));
    }
}
