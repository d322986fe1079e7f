package app.synth.experiments.results;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment has shown so far. A number that cannot be computed is null, with the reason beside it in
 * {@code why_not}.
 *
 * @param phase that was asked for; null: all, each subject from its first one
 * @param method that the verdict goes by
 * @param alpha of the whole experiment
 * @param asOf interactions up to here are in it
 * @param ranSeconds since the start, pauses not counted
 * @param breakdown by the dimension that was asked for; p-values there are not adjusted, and decide nothing
 */
@JsonNaming(SnakeCaseStrategy.class)
record ResultsView(
        String experiment,
        String state,
        @Schema(nullable = true) @Nullable Integer phase,
        String method,
        double alpha,
        Instant asOf,
        long ranSeconds,
        Split split,
        Judgement verdict,
        List<MetricResult> metrics,
        @Nullable Breakdown breakdown) {

    /**
     * How users came to the variants.
     *
     * @param users analysed, of each variant
     * @param firstUsers who came for the first time in the phases asked for, which is what the ratio is tested on
     * @param expected share of each variant
     * @param pValue chi-square, for one look; below 0.001 nothing else here can be trusted
     * @param sequentialPValue for any number of looks
     * @param withTwoVariants subjects who were shown two variants; excluded
     * @param unexpected subjects who were shown a variant that the experiment would not have given; excluded
     * @param overridden subjects who are given a variant by hand; excluded
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Split(
            Map<String, Long> users,
            Map<String, Long> firstUsers,
            Map<String, Double> expected,
            @Nullable Double pValue,
            @Nullable Double sequentialPValue,
            @Nullable String whyNot,
            boolean broken,
            long withTwoVariants,
            long unexpected,
            long overridden) {}

    /**
     * What to do.
     *
     * @param outcome ship, do_not_ship, keep_going or broken
     * @param variant the one to ship
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Judgement(
            @Schema(enumeration = {"ship", "do_not_ship", "keep_going", "broken"})
            String outcome,

            @Nullable String variant,
            String text,
            List<Reasoning> reasons) {}

    /** One reason of it. */
    record Reasoning(
            String code, @Nullable String variant, @Nullable String metric, String text) {}

    /**
     * One metric.
     *
     * @param role success or guardrail
     * @param state {@code ready}; {@code counting}: it is being counted anew, so there are no numbers yet; {@code unknown}:
     *     there is no such metric
     * @param cap what numbers were winsorised at
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record MetricResult(
            String metric,
            @Nullable String name,
            String role,
            @Nullable String kind,
            @Nullable String better,
            String state,
            @Nullable Double cap,
            List<VariantResult> variants) {}

    /**
     * One metric of one variant.
     *
     * @param users who are compared; for a retention those whose day is over
     * @param total users who did it, or the sum over users
     * @param denominator of a ratio
     * @param mean per user, or the ratio
     * @param against null for the control
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record VariantResult(
            String variant,
            long users,
            double total,
            @Nullable Double denominator,
            @Nullable Double mean,
            @Nullable Double standardError,
            @Nullable String whyNot,
            @Nullable Comparison against) {}

    /**
     * A treatment against the control.
     *
     * @param lift relative: 0.05 is five per cent more; by the method that was asked for, as is the series
     * @param fixed two-proportion z, Fisher's exact test or Welch's t; delta method for ratios
     * @param sequential always-valid: one may look whenever one likes
     * @param cuped null for ratios and retention
     * @param series by day of exposure
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Comparison(
            Range lift,
            Difference fixed,
            Difference sequential,
            Belief bayesian,
            @Nullable Adjustment cuped,
            List<Day> series) {}

    /** An estimate with its interval. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Range(
            @Nullable Double estimate,
            @Nullable Double lower,
            @Nullable Double upper,
            @Nullable String whyNot) {}

    /**
     * Treatment minus control.
     *
     * @param pValue by this procedure: of {@code fixed} for one look, of {@code sequential} for any number of looks
     * @param pHolm adjusted over all success metrics and treatments; null for guardrails, and in breakdowns
     * @param pBenjaminiHochberg likewise
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Difference(
            @Nullable String test,
            @Nullable Double estimate,
            @Nullable Double lower,
            @Nullable Double upper,
            @Nullable Double standardError,
            @Nullable Double statistic,
            @Nullable Double pValue,
            @Nullable Double pHolm,
            @Nullable Double pBenjaminiHochberg,
            @Nullable String whyNot) {}

    /**
     * What to believe of it.
     *
     * @param chanceToWin that the treatment is the better one
     * @param expectedLoss what choosing it costs on average, in the metric's unit
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Belief(
            @Nullable Double chanceToWin,
            @Nullable Double expectedLoss,
            @Nullable Double estimate,
            @Nullable Double lower,
            @Nullable Double upper,
            @Nullable String whyNot) {}

    /**
     * The difference without what the 14 days before explain, by the procedure that was asked for.
     *
     * @param varianceReduction the part of the variance that is gone, 0 to 1
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Adjustment(@Nullable Double theta, @Nullable Double varianceReduction, Difference difference) {}

    /**
     * The difference among those who were exposed up to this day (UTC), with all that they have done since.
     *
     * @param users of the treatment
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Day(
            LocalDate day,
            long controlUsers,
            long users,
            @Nullable Double estimate,
            @Nullable Double lower,
            @Nullable Double upper,
            @Nullable String whyNot) {}

    /** Results by what was known of subjects before their exposure. */
    record Breakdown(String dimension, List<Segment> segments) {}

    /** Those of one value. */
    record Segment(String value, List<MetricResult> metrics) {}
}
