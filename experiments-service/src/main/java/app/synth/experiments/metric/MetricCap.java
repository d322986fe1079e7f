package app.synth.experiments.metric;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The most that one subject counts with: a number, or a quantile of the numbers of all subjects who have one, of all
 * variants together.
 *
 * @param value in the metric's unit
 * @param quantile above 0, below 1, for example 0.999
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MetricCap(@Nullable Double value, @Nullable Double quantile) {}
