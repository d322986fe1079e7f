package app.synth.accounts.apikey;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key as its owner sees it. Times are UTC.
 *
 * @param key the key itself, in the one answer that tells it
 * @param keyStart how it begins, to tell keys apart
 * @param scopes permission keys that it is good for, as far as its owner has them
 * @param lastUsedAt to the minute or so; null for never
 */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record ApiKeyView(
        UUID keyId,
        String name,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key,
        String keyStart,
        List<String> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    ApiKeyView telling(String secret) {
        return new ApiKeyView(keyId, name, secret, keyStart, scopes, createdAt, expiresAt, lastUsedAt, revokedAt);
    }

    @Override
    public String toString() {
        return "API key " + keyId;
    }
}
