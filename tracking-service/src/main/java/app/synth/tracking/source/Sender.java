package app.synth.tracking.source;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request, as proved by what came with it.
 *
 * @param source the app; message ids are unique within it
 * @param authority what proved it
 * @param userId the user whose token came along; null without one, also where a server key may name one
 */
public record Sender(
        Source source, Authority authority, @Nullable UUID userId) {

    /** Whether more is known than a key that anybody may have. */
    public boolean isProven() {
        return userId != null || authority == Authority.SERVER_KEY;
    }
}
