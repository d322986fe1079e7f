package app.synth.experiments.metric;

import app.synth.experiments.statistics.Direction;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a metric is counted. An interaction counts when it has the action and the entity and its metadata contain
 * {@code where}; without an action every interaction does. A custom event counts by its type.
 *
 * @param kind {@code conversion}: whether there was any; {@code count}: how many; {@code sum}: of the value in the metadata;
 *     {@code ratio}: of one sum or count by another, over all subjects; {@code retention}: whether there was any on a day
 * @param better {@code up} or {@code down}
 * @param action a canonical action
 * @param eventType a type of custom events, instead of interactions
 * @param where what the metadata must contain
 * @param value where in the metadata the number is that is summed up
 * @param distinct {@code session}, {@code entity} or {@code day}: each counts once
 * @param denominator of a ratio
 * @param windowDays how long after exposure things count, in days of 24 hours; without it until the experiment ends
 * @param day of a retention: from so many times 24 hours after exposure, for 24 hours
 * @param guardrailMargin how much worse is acceptable, as a part of the control's mean, where it is a guardrail
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MetricDefinition(
        String kind,
        String better,
        @Nullable String action,
        @Nullable String eventType,
        @Nullable String entityType,
        @Nullable String entityId,
        @Nullable Map<String, @Nullable Object> where,
        @Nullable List<String> value,
        @Nullable String distinct,
        @Nullable MetricPart denominator,
        @Nullable Integer windowDays,
        @Nullable Integer day,
        @Nullable MetricCap cap,
        @Nullable Double guardrailMargin) {

    /** Which way is better. */
    public Direction direction() {
        return better.equals("down") ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER;
    }

    /** Whether a subject either did it or did not. */
    public boolean asksWhether() {
        return kind.equals("conversion") || kind.equals("retention");
    }

    public boolean comparesSums() {
        return kind.equals("ratio");
    }

    /** The quantile that numbers are winsorised at; null when there is none. */
    public @Nullable Double capQuantile() {
        return cap == null ? null : cap.quantile();
    }
}
