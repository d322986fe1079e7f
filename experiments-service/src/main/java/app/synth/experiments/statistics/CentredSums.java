package app.synth.experiments.statistics;

/**
 * Variances and covariances from plain sums. The subtraction at their heart loses what the two numbers have in common, so
 * the products are made without rounding (Kahan's difference of products with fused multiply-add).
 *
 * @see <a href="https://people.eecs.berkeley.edu/~wkahan/Qdrtcs.pdf">W. Kahan: On the Cost of Floating-Point Computation
 *     Without Extra-Precise Arithmetic (2004)</a>
 */
final class CentredSums {
    /** What remains of identical values after the rounding of their sums, as a part of the mean square. */
    private static final double ROUNDING = 1e-13;

    private CentredSums() {}

    /** The unbiased sample variance; zero when it is no more than the rounding of the sums. */
    static double variance(long users, double sum, double squares) {
        double variance = covariance(users, sum, sum, squares);
        return variance > ROUNDING * squares / users ? variance : Double.isNaN(variance) ? Double.NaN : 0;
    }

    /** The unbiased sample covariance. */
    static double covariance(long users, double sumOne, double sumOther, double products) {
        return differenceOfProducts((double) users, products, sumOne, sumOther) / users / (users - 1);
    }

    /** a b - c d. */
    private static double differenceOfProducts(double a, double b, double c, double d) {
        double second = c * d;
        double rounding = Math.fma(-c, d, second);
        return Math.fma(a, b, -second) + rounding;
    }
}
