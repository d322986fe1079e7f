package app.synth.experiments.metric;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What counts in a ratio's denominator; the fields mean what they mean in a {@link MetricDefinition}.
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MetricPart(
        @Nullable String action,
        @Nullable String eventType,
        @Nullable String entityType,
        @Nullable String entityId,
        @Nullable Map<String, @Nullable Object> where,
        @Nullable List<String> value,
        @Nullable String distinct) {}
