package app.synth.tracking.reading;

import app.synth.tracking.action.Action;
import app.synth.tracking.action.EventType;
import app.synth.tracking.http.TimeRange;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which interactions. What is null is not asked for.
 *
 * @param happened when they happened
 * @param userId whom they belong to
 * @param anonymousId the visitor whom they belong to; beside a user, the device that the user was on
 */
record InteractionFilter(
        TimeRange happened,
        @Nullable UUID userId,
        @Nullable String anonymousId,
        @Nullable String source,
        @Nullable Action action,
        @Nullable EventType eventType,
        @Nullable String entityType,
        @Nullable String entityId,
        @Nullable String sessionId) {

    /** One person's are read in the order in which they happened, everybody's in the order in which they were stored. */
    boolean isOfOnePerson() {
        return userId != null || anonymousId != null;
    }
}
