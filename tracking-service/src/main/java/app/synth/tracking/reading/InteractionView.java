package app.synth.tracking.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One stored interaction.
 *
 * @param messageId the client's id, or the one that the server gave it
 * @param source the app that sent it
 * @param userId whom it belongs to, as stored: null where nobody was logged in, also when the visitor has identified since
 * @param eventType as sent
 * @param action the canonical action
 * @param metadata as stored, every number as it was sent
 * @param occurredAt corrected for the sender's clock
 * @param originalOccurredAt the time as sent, where it was corrected
 * @param claimed true for what one did as a visitor, before one identified; else missing
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection // the export writes it by hand
public record InteractionView(
        UUID id,
        String messageId,
        String source,
        @Nullable UUID userId,
        @Nullable String anonymousId,
        String eventType,
        String entityType,
        @Nullable String entityId,
        String action,
        @JsonRawValue @Schema(type = SchemaType.OBJECT) String metadata,
        @Nullable String sessionId,
        Instant occurredAt,
        @Nullable Instant originalOccurredAt,
        Instant receivedAt,
        @Nullable Boolean claimed) {}
