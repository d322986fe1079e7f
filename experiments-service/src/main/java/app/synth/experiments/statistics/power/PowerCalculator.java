package app.synth.experiments.statistics.power;

import app.synth.experiments.statistics.ConfidenceSequence;
import app.synth.experiments.statistics.Figure;
import app.synth.experiments.statistics.FixedHorizon;
import app.synth.experiments.statistics.Procedure;
import app.synth.experiments.statistics.WhyNot;
import java.util.function.DoublePredicate;
import java.util.function.LongPredicate;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Power, and what follows from it. Everything is by the normal approximation and per comparison, of which the one with the
 * smallest treatment counts. Users are those of all variants together, changes are absolute.
 *
 * <p>With a {@link ConfidenceSequence} the power is that of a look at so many users, by its half-width there. Who looks at
 * all earlier times too finds a little more, so the plan is on the safe side.
 */
public record PowerCalculator(TestPlan plan, Baseline baseline) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final long MOST_USERS = 1_000_000_000_000L;
    private static final int HALVINGS = 200;

    /**
     * The probability that a comparison excludes zero when the change is real.
     *
     * @param users of all variants
     * @param change of the mean, in either direction
     * @see <a href="https://doi.org/10.1002/0471445428">Fleiss, Levin, Paik (2003), section 4.2, without continuity
     *     correction: for shares, tested by the pooled and spread by the unpooled standard error</a>
     * @see <a href="https://doi.org/10.1017/9781108653985">Kohavi, Tang, Xu (2020), chapter 17: for means</a>
     * @see <a href="https://arxiv.org/abs/2103.06476">Waudby-Smith et al., theorem 2.2: the half-width of a sequence</a>
     */
    public double power(long users, double change) {
        double ofControl = users * plan.shareOfControl();
        double ofTreatment = users * plan.shareOfTreatment();
        if (!(Math.min(ofControl, ofTreatment) > 0)) {
            return 0;
        }
        Procedure procedure = plan.ofOneComparison();
        double mean = baseline.mean();
        double spread =
                Math.sqrt(baseline.varianceAt(mean) / ofControl + baseline.varianceAt(mean + change) / ofTreatment);
        double tested = switch (procedure) {
            case FixedHorizon _ -> {
                double pooled = mean + change * ofTreatment / (ofControl + ofTreatment);
                yield Math.sqrt(baseline.varianceAt(pooled) * (1 / ofControl + 1 / ofTreatment));
            }
            case ConfidenceSequence _ -> spread;
        };
        double needed = tested * procedure.criticalValue(Math.max(1, Math.round(ofControl + ofTreatment)));
        if (!(spread > 0)) {
            return Math.abs(change) > needed ? 1 : 0;
        }
        return Math.min(
                1,
                NORMAL.cumulativeProbability((Math.abs(change) - needed) / spread)
                        + NORMAL.cumulativeProbability((-Math.abs(change) - needed) / spread));
    }

    /**
     * How many users find this change with the plan's power. Unknown when the change is none, is not possible, or needs more
     * than a trillion users.
     *
     * @param change of the mean, in either direction
     * @see <a href="https://doi.org/10.1002/0471445428">Fleiss, Levin, Paik (2003), section 4.2; found by bisection of
     *     {@link #power}</a>
     */
    public Figure<SampleSize> usersNeeded(double change) {
        if (!isPossible(change) || power(MOST_USERS, change) < plan.power()) {
            return Figure.unknown(WhyNot.OUT_OF_REACH);
        }
        return Figure.of(plan.sizeOf(smallest(fewest(), MOST_USERS, users -> power(users, change) >= plan.power())));
    }

    /**
     * The smallest increase that so many users find with the plan's power.
     *
     * @param users of all variants
     * @see <a href="https://doi.org/10.1017/9781108653985">Kohavi, Tang, Xu (2020), chapter 17; found by bisection of
     *     {@link #power}</a>
     */
    public Figure<Double> detectableChange(long users) {
        if (users < fewest()) {
            return Figure.unknown(WhyNot.TOO_FEW_USERS);
        }
        double unit = Math.sqrt(baseline.varianceAt(baseline.mean()));
        double most = Math.min(baseline.largestMean() - baseline.mean(), 1e6 * unit);
        if (power(users, most) < plan.power()) {
            return Figure.unknown(WhyNot.OUT_OF_REACH);
        }
        return Figure.finite(smallest(most, change -> power(users, change) >= plan.power()));
    }

    /** {@link #detectableChange} as a part of the baseline's mean. */
    public Figure<Double> detectableLift(long users) {
        if (baseline.mean() <= 0) {
            return Figure.unknown(baseline.mean() == 0 ? WhyNot.ZERO_BASELINE : WhyNot.NEGATIVE_BASELINE);
        }
        return detectableChange(users).flatMap(change -> Figure.finite(change / baseline.mean()));
    }

    private boolean isPossible(double change) {
        double mean = baseline.mean() + change;
        return change != 0
                && Double.isFinite(change)
                && mean <= baseline.largestMean()
                && baseline.varianceAt(mean) >= 0;
    }

    /** So many that the procedure says anything. */
    private long fewest() {
        long each = plan.procedure() instanceof ConfidenceSequence ? ConfidenceSequence.FIRST_LOOK : 2;
        return (long) Math.ceil(each / Math.min(plan.shareOfControl(), plan.shareOfTreatment()) - 1e-6);
    }

    private static long smallest(long from, long to, LongPredicate enough) {
        long low = from - 1;
        long high = to;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (enough.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static double smallest(double to, DoublePredicate enough) {
        double low = 0;
        double high = to;
        for (int i = 0; i < HALVINGS && high - low > 1e-12 * high; i++) {
            double middle = low + (high - low) / 2;
            if (enough.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
