package app.synth.experiments.statistics;

import org.jspecify.annotations.Nullable;

/**
 * The difference that a treatment makes, treatment minus control, in the metric's own unit.
 *
 * @param method how it was compared
 * @param estimate the difference of the means
 * @param standardError of the estimate
 * @param statistic what the method tests by: z, t, or the estimate in standard errors
 * @param degreesOfFreedom of a t statistic; else absent
 * @param pValue two-sided
 * @param interval two-sided, of 1 - alpha
 * @param criticalValue how many standard errors {@code interval} is wide to each side; of Newcombe's, which is not symmetric,
 *     those of a symmetric one
 */
public record Effect(
        Method method,
        double estimate,
        double standardError,
        double statistic,
        @Nullable Double degreesOfFreedom,
        double pValue,
        Interval interval,
        double criticalValue) {

    /** How variants were compared. */
    public enum Method {
        /** {@link TwoProportionTest} with enough expected of everything. */
        TWO_PROPORTION_Z,
        /** {@link TwoProportionTest} with few successes or failures expected. */
        FISHER_EXACT,
        /** {@link WelchTest}. */
        WELCH_T,
        /** {@link ConfidenceSequence}. */
        CONFIDENCE_SEQUENCE
    }
}
