package app.synth.accounts.client.identity;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Says whose a bearer token is, for endpoints that are open to requests without one and so cannot stand behind
 * {@code @Authenticated}. The answer for a token that was verified before is there at once, on the caller's own thread.
 */
@Singleton
public class BearerTokens {
    private final TokenVerifier verifier;

    BearerTokens(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    /**
     * The user a token stands for.
     *
     * @param token without the word Bearer
     * @return fails with {@link io.quarkus.security.AuthenticationFailedException} (401 {@code invalid_token}) for a token
     *     that is not to be believed, and with {@link KeysUnavailableException} (503 {@code identity_unavailable}) when
     *     that cannot be decided
     */
    public Uni<UUID> user(String token) {
        return verifier.user(token);
    }
}
