package app.synth.experiments.caller;

import app.synth.accounts.client.identity.Credential;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and what proved it.
 *
 * @param userId the user of the token, or the API key's owner; null for a client's key, which proves nobody
 * @param credential what accounts can be asked with; null for a client's key
 * @param clientKey null where something better came along
 * @param isServer whether it was an API key: it may speak of any user
 */
public record Asker(
        @Nullable UUID userId,
        @Nullable Credential credential,
        @Nullable String clientKey,
        boolean isServer) {

    static Asker user(UUID userId, String token) {
        return new Asker(userId, new Credential.BearerToken(userId, token), null, false);
    }

    static Asker server(UUID owner, Credential key) {
        return new Asker(owner, key, null, true);
    }

    static Asker client(String key) {
        return new Asker(null, null, key, false);
    }

    /** Whether it is a user who can only be asked about themselves. */
    public boolean isUser() {
        return userId != null && !isServer;
    }
}
