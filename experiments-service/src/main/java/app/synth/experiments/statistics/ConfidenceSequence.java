package app.synth.experiments.statistics;

/**
 * An interval that holds at all times at once: one may look every hour, stop when one likes, go on after all, and alpha is
 * kept. It is wider than a {@link FixedHorizon}'s for that. Asymptotic: it asks for nothing but a variance, in exchange for
 * a first look that comes late enough; hence the thirty users before which it says nothing.
 *
 * @param alpha kept over all looks together
 * @param tunedFor the number of users, of both variants, at which it is narrowest; a matter of taste, but of one before the
 *     start
 * @see <a href="https://arxiv.org/abs/2103.06476">Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas: Time-uniform central limit
 *     theory and asymptotic confidence sequences (Annals of Statistics 2024), theorem 2.2</a>
 * @see <a href="https://docs.growthbook.io/statistics/sequential">GrowthBook: Sequential Testing</a>
 */
public record ConfidenceSequence(Alpha alpha, double tunedFor) implements Procedure {
    /** GrowthBook's. */
    public static final double TUNED_FOR = 5000;

    /** Users of each variant before the first look. */
    public static final long FIRST_LOOK = 30;

    public ConfidenceSequence {
        if (!(tunedFor >= 1 && Double.isFinite(tunedFor))) {
            throw new IllegalArgumentException("A sequence is tuned for at least one user, not for " + tunedFor);
        }
    }

    /** As GrowthBook tunes it. */
    public static ConfidenceSequence of(Alpha alpha) {
        return new ConfidenceSequence(alpha, TUNED_FOR);
    }

    @Override
    public ConfidenceSequence withAlpha(Alpha other) {
        return new ConfidenceSequence(other, tunedFor);
    }

    /**
     * The mixture's tuning: (-2 ln a + ln(-2 ln a + 1)) / n*.
     *
     * @see <a href="https://arxiv.org/abs/2103.06476">Waudby-Smith et al., appendix B.2: approximate optimal ρ²</a>
     */
    public double rhoSquared() {
        double logarithm = -2 * Math.log(alpha.value());
        return (logarithm + Math.log(logarithm + 1)) / tunedFor;
    }

    /**
     * Half of the width, for a difference whose standard error is sqrt(variance / users): sqrt(s²) sqrt(2 (n ρ² + 1)
     * ln(sqrt(n ρ² + 1) / a) / (n ρ)²).
     *
     * @param variance s²
     * @param users n, of both variants
     * @see <a href="https://arxiv.org/abs/2103.06476">Waudby-Smith et al., theorem 2.2</a>
     */
    public double halfWidth(double variance, long users) {
        double rhoSquared = rhoSquared();
        double grown = users * rhoSquared + 1;
        return Math.sqrt(variance)
                * Math.sqrt(2 * grown * Math.log(Math.sqrt(grown) / alpha.value()) / (rhoSquared * users * users));
    }

    /** {@link #halfWidth} in standard errors. */
    @Override
    public double criticalValue(long users) {
        return halfWidth(1, users) * Math.sqrt((double) users);
    }

    /**
     * The smallest level at which the sequence, tuned as it is, would exclude zero now: min(1, sqrt(n ρ² + 1) exp(-z² n ρ² /
     * (2 (n ρ² + 1)))). Valid at every look; so is the smallest of all looks.
     *
     * @param statistic the difference in standard errors
     * @param users of both variants
     * @see <a href="https://arxiv.org/abs/2103.06476">Waudby-Smith et al., section 2: the e-process whose inversion the
     *     sequence is; p = 1 / e</a>
     */
    public double pValue(double statistic, long users) {
        double gain = users * rhoSquared();
        return Math.min(1, Math.sqrt(gain + 1) * Math.exp(-statistic * statistic * gain / (2 * (gain + 1))));
    }

    @Override
    public Figure<Effect> compare(Moments control, Moments treatment) {
        if (Math.min(control.users(), treatment.users()) < FIRST_LOOK) {
            return Figure.unknown(WhyNot.TOO_FEW_USERS);
        }
        double standardError = Math.sqrt(control.varianceOfMean() + treatment.varianceOfMean());
        if (!(standardError > 0)) {
            return Figure.unknown(WhyNot.ZERO_VARIANCE);
        }
        long users = control.users() + treatment.users();
        double difference = treatment.mean() - control.mean();
        double statistic = difference / standardError;
        if (!Double.isFinite(statistic)) {
            return Figure.unknown(WhyNot.NOT_FINITE);
        }
        double critical = criticalValue(users);
        return Figure.of(new Effect(
                Effect.Method.CONFIDENCE_SEQUENCE,
                difference,
                standardError,
                statistic,
                null,
                pValue(statistic, users),
                Interval.around(difference, critical * standardError),
                critical));
    }

    @Override
    public Figure<Effect> compare(ProportionSample control, ProportionSample treatment) {
        return control.moments().flatMap(one -> treatment.moments().flatMap(other -> compare(one, other)));
    }
}
