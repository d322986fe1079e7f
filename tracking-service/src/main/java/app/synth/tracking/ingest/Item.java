package app.synth.tracking.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One interaction as it was sent, as far as it could be read.
 *
 * @param sent the whole of it
 * @param messageId the client's, even where it cannot be stored: a second try must be known as one
 * @param userId whom the client says it is about
 * @param metadata for judging; empty where none was sent
 * @param metadataSent for storing
 * @param malformed the first thing that is wrong with it; null when all is well
 */
public record Item(
        RawJson sent,
        @Nullable String messageId,
        @Nullable String eventType,
        @Nullable String entityType,
        @Nullable String entityId,
        @Nullable String sessionId,
        @Nullable String anonymousId,
        @Nullable String userId,
        @Nullable Instant occurredAt,
        JsonNode metadata,
        @Nullable RawJson metadataSent,
        @Nullable String malformed) {

    /** The same under an id, where it is only a part of what was sent, or was sent in other words. */
    public Item as(@Nullable String id, RawJson whole) {
        return new Item(
                whole,
                id,
                eventType,
                entityType,
                entityId,
                sessionId,
                anonymousId,
                userId,
                occurredAt,
                metadata,
                metadataSent,
                malformed);
    }
}
