package app.synth.tracking.source;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key, which is everything but the key.
 *
 * @param kind write or server
 * @param hint its first characters, to recognise it by
 * @param createdBy the user who made it
 * @param expiresAt when it stops working by itself; null for never
 * @param revokedAt when it was stopped; null while it was not
 */
@JsonNaming(SnakeCaseStrategy.class)
record WriteKeyView(
        UUID id,
        String kind,
        String hint,
        Instant createdAt,
        UUID createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {}
