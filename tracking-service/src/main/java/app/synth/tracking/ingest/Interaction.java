package app.synth.tracking.ingest;

import app.synth.tracking.action.Action;
import app.synth.tracking.action.EventType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An interaction that is accepted: a row of {@code user_interactions} to be.
 *
 * @param id made by the server
 * @param metadata as sent; null for none
 * @param originalOccurredAt the time as sent where it was corrected, else null
 */
record Interaction(
        UUID id,
        @Nullable UUID userId,
        @Nullable String anonymousId,
        EventType eventType,
        String entityType,
        @Nullable String entityId,
        Action action,
        @Nullable RawJson metadata,
        @Nullable String sessionId,
        Instant occurredAt,
        @Nullable Instant originalOccurredAt) {}
