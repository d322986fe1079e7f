package app.synth.tracking.reading;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which interactions. What is null is not asked for.
 *
 * @param from the first instant at which they happened
 * @param to the end, not included
 * @param userId whom they belong to
 * @param anonymousId the visitor whom they belong to; beside a user, the device that the user was on
 */
record InteractionFilter(
        Instant from,
        Instant to,
        @Nullable UUID userId,
        @Nullable String anonymousId,
        @Nullable String source,
        @Nullable String action,
        @Nullable String eventType,
        @Nullable String entityType,
        @Nullable String entityId,
        @Nullable String sessionId) {

    /** One person's are read in the order in which they happened, everybody's in the order in which they were stored. */
    boolean isOfOnePerson() {
        return userId != null || anonymousId != null;
    }

    /** The same within the range of a first page. */
    InteractionFilter within(PageEnd range) {
        return new InteractionFilter(
                range.from(),
                range.to(),
                userId,
                anonymousId,
                source,
                action,
                eventType,
                entityType,
                entityId,
                sessionId);
    }
}
