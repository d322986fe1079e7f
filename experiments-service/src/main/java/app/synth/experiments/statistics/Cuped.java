package app.synth.experiments.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Controlled experiments using pre-experiment data: what a user did before explains part of what the user does now, and
 * that part is taken out of the noise. The mean of the differences stays what it was.
 *
 * @param theta by how much what was before is taken off
 * @param varianceReduction the part of the variance that went, 0 to 1: the squared correlation within variants
 * @param adjusted in the variants' order, to be compared like any others
 * @see <a href="https://exp-platform.com/Documents/2013-02-CUPED-ImprovingSensitivityOfControlledExperiments.pdf">Deng, Xu,
 *     Kohavi, Walker: Improving the Sensitivity of Online Controlled Experiments by Utilizing Pre-Experiment Data (WSDM
 *     2013), section 3</a>
 */
public record Cuped(double theta, double varianceReduction, List<Moments> adjusted) {

    public Cuped {
        adjusted = List.copyOf(adjusted);
    }

    /**
     * Adjusts all variants by the same theta, cov(Y, X) / var(X) pooled within the variants, so that the effect itself
     * does not enter it; each mean moves by theta times how far its users were from everybody before. Where nobody did
     * anything before, theta is zero and nothing is adjusted.
     *
     * @param variants at least one, all with two users or more
     */
    public static Figure<Cuped> adjust(List<CovariateSample> variants) {
        double covariance = 0;
        double varianceBefore = 0;
        double variance = 0;
        double before = 0;
        long users = 0;
        for (CovariateSample variant : variants) {
            Optional<WhyNot> whyNot = variant.moments().whyNot();
            if (whyNot.isPresent()) {
                return Figure.unknown(whyNot.get());
            }
            long freedom = variant.users() - 1;
            covariance += freedom * variant.covariance();
            varianceBefore += freedom * variant.varianceBefore();
            variance += freedom
                    * variant.unadjusted().moments().known().orElseThrow().variance();
            before += variant.before();
            users += variant.users();
        }
        if (users == 0) {
            return Figure.unknown(WhyNot.NO_USERS);
        }
        if (!Double.isFinite(covariance) || !Double.isFinite(varianceBefore)) {
            return Figure.unknown(WhyNot.NOT_FINITE);
        }
        boolean useful = varianceBefore > 0 && variance > 0;
        double theta = useful ? covariance / varianceBefore : 0;
        double reduction = useful ? Math.clamp(theta * covariance / variance, 0.0, 1.0) : 0;
        List<Moments> adjusted = new ArrayList<>(variants.size());
        for (CovariateSample variant : variants) {
            Figure<Moments> its = adjust(variant, theta, before / users);
            if (its.known().isEmpty()) {
                return Figure.unknown(WhyNot.NOT_FINITE);
            }
            adjusted.add(its.known().get());
        }
        return Figure.of(new Cuped(theta, reduction, adjusted));
    }

    private static Figure<Moments> adjust(CovariateSample variant, double theta, double meanBefore) {
        Moments plain = variant.moments().known().orElseThrow();
        double variance =
                plain.variance() - 2 * theta * variant.covariance() + theta * theta * variant.varianceBefore();
        double mean = plain.mean() - theta * (variant.meanBefore() - meanBefore);
        return Moments.of(variant.users(), mean, variance <= 1e-12 * plain.variance() ? 0 : variance);
    }
}
