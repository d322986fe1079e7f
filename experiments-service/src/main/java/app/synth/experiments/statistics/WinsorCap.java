package app.synth.experiments.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * The largest number that one user may count with: what is more counts as the cap, so that one user who bought for a
 * thousand does not decide. Winsorised are numbers per user, before they are summed up; the effect is then one on capped
 * numbers. The cap must be one for all variants, chosen from all their users together, or it makes a difference itself.
 *
 * @see <a href="https://doi.org/10.1017/9781108653985">Kohavi, Tang, Xu: Trustworthy Online Controlled Experiments (2020),
 *     chapter 18: capping</a>
 * @see <a href="https://doi.org/10.1214/aoms/1177730388">Hastings, Mosteller, Tukey, Winsor: Low Moments for Small Samples
 *     (Annals of Mathematical Statistics 1947)</a>
 */
public record WinsorCap(double value) {

    /**
     * Users with about the same number.
     *
     * @param upper the largest number among them
     */
    public record Bin(double upper, long users) {}

    public WinsorCap {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("A cap is a number, not " + value);
        }
    }

    /** What a user with this number counts with. */
    public double apply(double number) {
        return Math.min(number, value);
    }

    /**
     * The smallest of the given numbers that at least so large a part of the users does not exceed: the inverse of the
     * empirical distribution, as PostgreSQL's {@code percentile_disc} has it.
     *
     * @param quantile above 0, at most 1, for example 0.999
     * @param values one per user, zeros included
     * @see <a href="https://doi.org/10.2307/2684934">Hyndman, Fan: Sample Quantiles in Statistical Packages (The American
     *     Statistician 1996), definition 1</a>
     */
    public static Figure<WinsorCap> ofValues(double quantile, double... values) {
        double[] rising = values.clone();
        Arrays.sort(rising);
        return ofHistogram(
                quantile,
                Arrays.stream(rising).mapToObj(value -> new Bin(value, 1)).toList());
    }

    /**
     * The same from a histogram: the upper end of the bin that the quantile falls into.
     *
     * @param quantile above 0, at most 1
     * @param bins by rising upper ends
     * @see <a href="https://doi.org/10.2307/2684934">Hyndman, Fan (1996), definition 1</a>
     */
    public static Figure<WinsorCap> ofHistogram(double quantile, List<Bin> bins) {
        if (!(quantile > 0 && quantile <= 1)) {
            throw new IllegalArgumentException("A quantile is above 0 and at most 1, not " + quantile);
        }
        long users = bins.stream().mapToLong(Bin::users).sum();
        if (users == 0) {
            return Figure.unknown(WhyNot.NO_USERS);
        }
        long wanted = Math.max(1, (long) Math.ceil(quantile * users - 1e-9));
        long seen = 0;
        for (Bin bin : bins) {
            seen += bin.users();
            if (seen >= wanted) {
                return Double.isFinite(bin.upper())
                        ? Figure.of(new WinsorCap(bin.upper()))
                        : Figure.unknown(WhyNot.NOT_FINITE);
            }
        }
        throw new IllegalStateException("The bins hold fewer users than they add up to");
    }
}
