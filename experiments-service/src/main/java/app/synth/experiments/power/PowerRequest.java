package app.synth.experiments.power;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is planned; {@link PowerReader} reads it. What is left out comes from the experiment, or the metric, where one is named.
 *
 * @param experiment key of one that runs, or will: its weights, alpha, users, traffic, and its control as the baseline
 * @param metric key of the metric; alone: the baseline and traffic of the experiment that it measured last
 * @param baseline given instead
 * @param minimumLift the smallest change worth finding, as a part of the baseline's mean: 0.05 is five per cent
 * @param minimumChange the same in the metric's unit; one of the two, or none to ask what can be found
 * @param method sequential (default) or fixed
 * @param alpha default 0.05
 * @param power default 0.8
 * @param weights of the variants, the control's first; default two equal ones
 * @param metrics how many success metrics share alpha; default 1
 * @param users who are there already, or will be, of all variants
 * @param usersPerDay who come, of all variants
 */
@JsonNaming(SnakeCaseStrategy.class)
record PowerRequest(
        @Nullable String experiment,
        @Nullable String metric,
        @Nullable SentBaseline baseline,
        @Nullable Double minimumLift,
        @Nullable Double minimumChange,
        @Nullable String method,
        @Nullable Double alpha,
        @Nullable Double power,
        @Nullable List<Double> weights,
        @Nullable Integer metrics,
        @Nullable Long users,
        @Nullable Double usersPerDay) {

    /**
     * The metric without the change.
     *
     * @param share of users, for a conversion or retention: above 0, below 1
     * @param mean per user, otherwise
     * @param standardDeviation of users, with the mean
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record SentBaseline(
            @Nullable Double share,
            @Nullable Double mean,
            @Nullable Double standardDeviation) {}
}
