package app.synth.localstack.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something somebody did in the app, as the app tells it.
 *
 * @param messageId the same in every try
 * @param anonymousId the device's id from before somebody logged in
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Interaction(
        String messageId,
        String eventType,
        String entityType,
        String entityId,
        Map<String, Object> metadata,
        String sessionId,
        @Nullable String anonymousId,
        @JsonSerialize(using = ToStringSerializer.class) Instant occurredAt) {}
