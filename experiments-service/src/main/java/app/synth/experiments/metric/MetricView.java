package app.synth.experiments.metric;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A metric.
 *
 * @param version counts changes; stands in the ETag
 * @param builtIn whether it came with the service, and cannot be changed
 * @param createdBy null for built-in ones
 */
@JsonNaming(SnakeCaseStrategy.class)
public record MetricView(
        String key,
        String name,
        @Nullable String description,
        MetricDefinition definition,
        int version,
        boolean builtIn,
        Instant createdAt,
        @Nullable UUID createdBy) {}
