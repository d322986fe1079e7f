package app.synth.tracking.source;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key that was just made, the only time that anybody sees it.
 *
 * @param source what it sends for
 * @param key the key itself
 */
@JsonNaming(SnakeCaseStrategy.class)
record NewWriteKey(
        UUID id,
        String source,
        String kind,
        String key,
        String hint,
        Instant createdAt,
        UUID createdBy,
        @Nullable Instant expiresAt) {

    static NewWriteKey of(String source, ClearKey key, WriteKeyView stored) {
        return new NewWriteKey(
                stored.id(),
                source,
                stored.kind(),
                key.text(),
                stored.hint(),
                stored.createdAt(),
                stored.createdBy(),
                stored.expiresAt());
    }

    @Override
    public String toString() {
        return "NewWriteKey[" + hint + "…]";
    }
}
