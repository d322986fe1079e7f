package app.synth.experiments.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.inference.ChiSquareTest;

/**
 * Whether users came to the variants in the shares that were asked for. If not, something sorts them (a crash, a redirect, a
 * lost exposure), and no comparison means anything.
 */
public final class SampleRatio {
    /** Below this p-value the split is broken; so rare by chance that it may be looked at often. */
    public static final double BROKEN_BELOW = 0.001;

    private SampleRatio() {}

    /**
     * The p-value of the chi-square test of goodness of fit, for one look. A variant of weight zero takes no part; if it has
     * users nevertheless, the p-value is zero.
     *
     * @param users of each variant
     * @param weights of each variant, in any unit
     * @see <a href="https://doi.org/10.1145/3292500.3330722">Fabijan et al.: Diagnosing Sample Ratio Mismatch in Online
     *     Controlled Experiments (KDD 2019)</a>
     * @see <a href="https://doi.org/10.1080/14786440009463897">Pearson: On the criterion … (Philosophical Magazine 1900)</a>
     */
    public static Figure<Double> pValue(List<Long> users, List<Double> weights) {
        return Split.of(users, weights).flatMap(split -> {
            if (split.impossible()) {
                return Figure.of(0.0);
            }
            double[] expected = split.shares().stream()
                    .mapToDouble(share -> share * split.users())
                    .toArray();
            long[] observed = split.counts().stream().mapToLong(Long::longValue).toArray();
            return Figure.finite(
                    ChiSquareTest.withDefaults().test(expected, observed).getPValue());
        });
    }

    /**
     * What was asked for and what came, of the variants that should have users.
     *
     * @param impossible whether a variant that should have none has users
     */
    record Split(List<Long> counts, List<Double> shares, long users, boolean impossible) {

        static Figure<Split> of(List<Long> users, List<Double> weights) {
            if (users.size() != weights.size()) {
                throw new IllegalArgumentException(users.size() + " variants with " + weights.size() + " weights");
            }
            double sum = 0;
            long all = 0;
            boolean impossible = false;
            List<Long> counts = new ArrayList<>();
            List<Double> positive = new ArrayList<>();
            for (int i = 0; i < users.size(); i++) {
                double weight = weights.get(i);
                if (!(weight >= 0 && Double.isFinite(weight))) {
                    throw new IllegalArgumentException("A weight is zero or more, not " + weight);
                }
                Sample.requireCount("users", users.get(i), Long.MAX_VALUE);
                all += users.get(i);
                if (weight > 0) {
                    sum += weight;
                    counts.add(users.get(i));
                    positive.add(weight);
                } else {
                    impossible |= users.get(i) > 0;
                }
            }
            if (all == 0) {
                return Figure.unknown(WhyNot.NO_USERS);
            }
            if (counts.size() < 2 && !impossible) {
                return Figure.unknown(WhyNot.TOO_FEW_VARIANTS);
            }
            double total = sum;
            List<Double> shares =
                    positive.stream().map(weight -> weight / total).toList();
            return Figure.of(new Split(List.copyOf(counts), shares, all, impossible));
        }
    }
}
