package app.synth.analytics.funnel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;

/**
 * A funnel that somebody keeps.
 *
 * @param version goes up with every change; stands in the ETag
 */
@JsonNaming(SnakeCaseStrategy.class)
public record KeptFunnel(
        UUID funnelId,
        @JsonUnwrapped Funnel funnel,
        @JsonIgnore long version,
        Instant createdAt,
        Instant updatedAt) {}
