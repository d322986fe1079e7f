package app.synth.experiments.statistics;

/**
 * What a comparison needs to know of a variant.
 *
 * @param users at least one
 * @param mean estimated from them
 * @param variance what one user contributes: the variance of {@code mean} times {@code users}
 */
public record Moments(long users, double mean, double variance) {

    /** Beyond it squares and sums of squares would leave the range of doubles. */
    private static final double LARGEST = 1e150;

    public Moments {
        if (users < 1 || !Double.isFinite(mean) || !Double.isFinite(variance) || variance < 0) {
            throw new IllegalArgumentException(
                    "No moments: " + users + " users, mean " + mean + ", variance " + variance);
        }
    }

    /** These moments, unknown when the numbers are none, or so large that comparing them would leave the range of doubles. */
    static Figure<Moments> of(long users, double mean, double variance) {
        return Math.abs(mean) <= LARGEST && variance <= LARGEST * LARGEST
                ? Figure.of(new Moments(users, mean, variance))
                : Figure.unknown(WhyNot.NOT_FINITE);
    }

    /** The variance of the mean. */
    public double varianceOfMean() {
        return variance / users;
    }

    public double standardError() {
        return Math.sqrt(varianceOfMean());
    }
}
