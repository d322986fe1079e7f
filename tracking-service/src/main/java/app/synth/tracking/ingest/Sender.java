package app.synth.tracking.ingest;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request, as proved by what came with it.
 *
 * @param source the app; message ids are unique within it
 * @param userId the user whose token came along; null without one
 */
record Sender(String source, @Nullable UUID userId) {
    private static final String DEFAULT_SOURCE = "app";

    /** A request that has a user's token and nothing else. */
    static Sender user(UUID userId) {
        return new Sender(DEFAULT_SOURCE, userId);
    }
}
