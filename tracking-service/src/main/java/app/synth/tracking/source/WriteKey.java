package app.synth.tracking.source;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key as a replica knows it, by its hash.
 *
 * @param expiresAt the first instant at which it does not work any more; null for never
 */
record WriteKey(Source source, KeyKind kind, @Nullable Instant expiresAt, boolean revoked) {

    boolean isLiveAt(Instant now) {
        return !revoked && (expiresAt == null || now.isBefore(expiresAt));
    }

    Sender sender(@Nullable UUID user) {
        return new Sender(source, kind.authority(), user);
    }
}
