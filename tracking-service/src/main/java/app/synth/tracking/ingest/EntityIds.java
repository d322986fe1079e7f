package app.synth.tracking.ingest;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells ids that could name something from those that never will: a sign of a mistake in the client. */
final class EntityIds {
    private static final Set<String> NAMED = Set.of("event", "artist", "venue", "review", "user", "ticket_link");
    private static final Set<String> PLACEHOLDERS =
            Set.of("undefined", "null", "NaN", "[object Object]", "0", "-1", "none", "unknown");

    private EntityIds() {}

    /** Whether something of this type would have to be named, and is not. Whether the catalogue knows it is not asked. */
    static boolean cannotBeResolved(String entityType, @Nullable String entityId) {
        return NAMED.contains(entityType) && (entityId == null || PLACEHOLDERS.contains(entityId.strip()));
    }
}
