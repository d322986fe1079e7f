package app.synth.experiments.statistics;

/**
 * A ratio of two sums whose parts belong to the same users: clicks by views, revenue by sessions. Who is compared are
 * users, though the ratio counts views.
 *
 * @param numerator sum over users
 * @param denominator sum over users
 * @param numeratorSquares sum of the users' squared numerators
 * @param denominatorSquares sum of the users' squared denominators
 * @param products sum of the users' numerator times denominator
 */
public record RatioSample(
        long users,
        double numerator,
        double denominator,
        double numeratorSquares,
        double denominatorSquares,
        double products)
        implements Sample<RatioSample> {
    public static final RatioSample EMPTY = new RatioSample(0, 0, 0, 0, 0, 0);

    public RatioSample {
        Sample.requireCount("users", users, Long.MAX_VALUE);
    }

    /** With one user more. */
    public RatioSample with(double itsNumerator, double itsDenominator) {
        return new RatioSample(
                users + 1,
                numerator + itsNumerator,
                denominator + itsDenominator,
                numeratorSquares + itsNumerator * itsNumerator,
                denominatorSquares + itsDenominator * itsDenominator,
                products + itsNumerator * itsDenominator);
    }

    @Override
    public RatioSample plus(RatioSample other) {
        return new RatioSample(
                users + other.users,
                numerator + other.numerator,
                denominator + other.denominator,
                numeratorSquares + other.numeratorSquares,
                denominatorSquares + other.denominatorSquares,
                products + other.products);
    }

    /**
     * The ratio of the means and its variance by the delta method: var(N - R D) / mean(D)², which is what a naive binomial
     * variance over views misses, the views of one user being alike.
     *
     * @see <a href="https://arxiv.org/abs/1803.06336">Deng, Knoblich, Lu: Applying the Delta Method in Metric Analytics
     *     (KDD 2018)</a>
     */
    @Override
    public Figure<Moments> moments() {
        if (users < 2) {
            return Figure.unknown(users == 0 ? WhyNot.NO_USERS : WhyNot.ONE_USER);
        }
        if (denominator == 0) {
            return Figure.unknown(WhyNot.ZERO_DENOMINATOR);
        }
        double ratio = numerator / denominator;
        double meanDenominator = denominator / users;
        double ofNumerator = CentredSums.variance(users, numerator, numeratorSquares);
        double ofDenominator = CentredSums.variance(users, denominator, denominatorSquares);
        double together = CentredSums.covariance(users, numerator, denominator, products);
        double residual = ofNumerator - 2 * ratio * together + ratio * ratio * ofDenominator;
        boolean rounding = residual <= 1e-12 * (ofNumerator + ratio * ratio * ofDenominator);
        return Moments.of(users, ratio, rounding ? 0 : residual / meanDenominator / meanDenominator);
    }
}
