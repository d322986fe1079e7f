package app.synth.experiments.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.FisherExactTest;

/**
 * Compares two shares: the test by the pooled z, since under its hypothesis both are one share; the interval by the unpooled
 * standard error, since there they are two. Either needs enough of everything. Where fewer than five successes or failures
 * are expected in a variant, the test is Fisher's exact one; where fewer than five were seen, the interval is Newcombe's.
 *
 * @see <a href="https://doi.org/10.1002/0471445428">Fleiss, Levin, Paik: Statistical Methods for Rates and Proportions
 *     (2003), sections 3.1 and 3.2</a>
 * @see <a href="https://doi.org/10.2307/3001616">Cochran: Some Methods for Strengthening the Common χ² Tests (Biometrics
 *     1954): the rule of five</a>
 */
public final class TwoProportionTest {
    private static final long ENOUGH = 5;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private TwoProportionTest() {}

    /**
     * Compares treatment to control, two-sided.
     *
     * @see <a href="https://doi.org/10.1002/0471445428">Fleiss, Levin, Paik (2003), sections 3.1 and 3.2</a>
     */
    public static Figure<Effect> compare(ProportionSample control, ProportionSample treatment, Alpha alpha) {
        if (control.users() == 0 || treatment.users() == 0) {
            return Figure.unknown(WhyNot.NO_USERS);
        }
        ProportionSample both = control.plus(treatment);
        if (both.successes() == 0 || both.failures() == 0) {
            return Figure.unknown(WhyNot.ZERO_VARIANCE);
        }
        double critical = NORMAL.inverseSurvivalProbability(alpha.value() / 2);
        double difference = share(treatment) - share(control);
        double standardError = unpooledError(control, treatment);
        double z = difference / pooledError(control, treatment);
        boolean exact = isFisherNeeded(control, treatment);
        return Figure.of(new Effect(
                exact ? Effect.Method.FISHER_EXACT : Effect.Method.TWO_PROPORTION_Z,
                difference,
                standardError,
                z,
                null,
                exact ? fisher(control, treatment) : 2 * NORMAL.survivalProbability(Math.abs(z)),
                wereEnoughSeen(control) && wereEnoughSeen(treatment)
                        ? Interval.around(difference, critical * standardError)
                        : newcombe(control, treatment, critical),
                critical));
    }

    private static boolean wereEnoughSeen(ProportionSample sample) {
        return Math.min(sample.successes(), sample.failures()) >= ENOUGH;
    }

    /** More users than a table of integers holds are compared by z all the same. */
    private static boolean isFisherNeeded(ProportionSample control, ProportionSample treatment) {
        ProportionSample both = control.plus(treatment);
        double rarer = (double) Math.min(both.successes(), both.failures()) / both.users();
        return rarer * Math.min(control.users(), treatment.users()) < ENOUGH && both.users() <= Integer.MAX_VALUE;
    }

    /**
     * Made of both shares' score intervals.
     *
     * @see <a href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I">Newcombe: Interval
     *     estimation for the difference between independent proportions (Statistics in Medicine 1998), method 10</a>
     */
    private static Interval newcombe(ProportionSample control, ProportionSample treatment, double critical) {
        double before = share(control);
        double after = share(treatment);
        Interval ofControl = wilson(control, critical);
        Interval ofTreatment = wilson(treatment, critical);
        double difference = after - before;
        return new Interval(
                difference - Math.hypot(after - ofTreatment.lower(), ofControl.upper() - before),
                difference + Math.hypot(ofTreatment.upper() - after, before - ofControl.lower()));
    }

    /**
     * The probability of a table so unlikely.
     *
     * @see <a href="https://doi.org/10.2307/2340521">Fisher: On the Interpretation of χ² from Contingency Tables (JRSS
     *     1922)</a>
     */
    private static double fisher(ProportionSample control, ProportionSample treatment) {
        int[][] table = {
            {(int) treatment.successes(), (int) treatment.failures()},
            {(int) control.successes(), (int) control.failures()}
        };
        return FisherExactTest.withDefaults()
                .with(AlternativeHypothesis.TWO_SIDED)
                .test(table)
                .getPValue();
    }

    /**
     * The score interval of one share.
     *
     * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson: Probable Inference, the Law of Succession, and
     *     Statistical Inference (JASA 1927)</a>
     */
    private static Interval wilson(ProportionSample sample, double critical) {
        double users = sample.users();
        double share = share(sample);
        double square = critical * critical;
        double middle = (share + square / (2 * users)) / (1 + square / users);
        double halfWidth =
                critical * Math.sqrt(share * (1 - share) / users + square / (4 * users * users)) / (1 + square / users);
        return new Interval(Math.max(0, middle - halfWidth), Math.min(1, middle + halfWidth));
    }

    private static double share(ProportionSample sample) {
        return (double) sample.successes() / sample.users();
    }

    private static double pooledError(ProportionSample control, ProportionSample treatment) {
        double share = share(control.plus(treatment));
        return Math.sqrt(share * (1 - share) * (1.0 / control.users() + 1.0 / treatment.users()));
    }

    private static double unpooledError(ProportionSample control, ProportionSample treatment) {
        double before = share(control);
        double after = share(treatment);
        return Math.sqrt(before * (1 - before) / control.users() + after * (1 - after) / treatment.users());
    }
}
