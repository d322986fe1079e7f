package app.synth.experiments.exposure;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened; or many things, under {@code events}, each with the same fields.
 *
 * @param eventType what it is called, at most 64 characters
 * @param eventValue a JSON object
 * @param messageId the caller's name for it, at most 200 characters: told twice under one, it is one
 * @param userId of whom an API key speaks
 * @param anonymousId the visitor, in an experiment that is divided by visitors
 * @param occurredAt default: now
 * @param events at most 1,000
 */
@JsonNaming(SnakeCaseStrategy.class)
record EventRequest(
        @Schema(required = true) @Nullable String eventType,
        @Nullable Map<String, Object> eventValue,
        @Schema(required = true) @Nullable String messageId,
        @Nullable String userId,
        @Nullable String anonymousId,
        @Nullable Instant occurredAt,
        @Nullable List<Map<String, Object>> events) {}
