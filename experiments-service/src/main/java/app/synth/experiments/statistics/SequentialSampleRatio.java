package app.synth.experiments.statistics;

import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * {@link SampleRatio} for any number of looks: whenever it goes below a level, the chance of that ever happening to a sound
 * split is at most that level.
 */
public final class SequentialSampleRatio {
    /**
     * How sure the alternatives are that shares are near the asked ones, in users: the first finds gross errors at once, the
     * second (the default of Optimizely's ssrm) small ones among many users.
     */
    private static final List<Double> CONCENTRATIONS = List.of(100.0, 10_000.0);

    private SequentialSampleRatio() {}

    /**
     * The p-value at this look: the inverse of the Bayes factor of a Dirichlet-multinomial against the asked shares, which
     * is a martingale under them (Ville's inequality). Two concentrations are mixed half and half, which is a prior like any
     * other. The smallest value of all looks is as valid as the last one.
     *
     * @param users of each variant
     * @param weights of each variant, in any unit
     * @see <a href="https://arxiv.org/abs/2011.03567">Lindon, Malek: Anytime-Valid Inference for Multinomial Count Data
     *     (NeurIPS 2022), section 3</a>
     */
    public static Figure<Double> pValue(List<Long> users, List<Double> weights) {
        return SampleRatio.Split.of(users, weights)
                .flatMap(
                        split -> split.impossible() ? Figure.of(0.0) : Figure.finite(Math.min(1, 1 / evidence(split))));
    }

    private static double evidence(SampleRatio.Split split) {
        double evidence = 0;
        for (double concentration : CONCENTRATIONS) {
            evidence += Math.exp(logBayesFactor(split, concentration)) / CONCENTRATIONS.size();
        }
        return evidence;
    }

    private static double logBayesFactor(SampleRatio.Split split, double concentration) {
        double logarithm = LogGamma.value(concentration) - LogGamma.value(concentration + split.users());
        for (int i = 0; i < split.counts().size(); i++) {
            double share = split.shares().get(i);
            long count = split.counts().get(i);
            double prior = concentration * share;
            logarithm += LogGamma.value(prior + count) - LogGamma.value(prior) - count * Math.log(share);
        }
        return logarithm;
    }
}
