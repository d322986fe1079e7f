package app.synth.accounts.client.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/**
 * Turns a bearer token into the person it stands for. A verified token is remembered until it expires, for as long as the
 * key set that verified it is the current one: a withdrawn key takes its tokens with it.
 */
@ApplicationScoped
// Caffeine finds the class for this kind of cache (bounded by weight, each entry with its own time) by name.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.SSMWA")
class TokenVerifier {
    private final VerificationKeys keys;
    private final Cache<String, Verified> verified;

    private record Verified(JsonWebToken token, UUID userId, String keyId, KeySet with, Instant expiresAt) {}

    TokenVerifier(VerificationKeys keys, IdentityConfig config) {
        this.keys = keys;
        this.verified = Caffeine.newBuilder()
                .maximumWeight(config.verifiedTokenCharacters())
                .weigher((String token, Verified value) -> token.length())
                .expireAfter(Expiry.creating(
                        (String token, Verified value) -> Duration.between(Instant.now(), value.expiresAt)))
                .build();
    }

    /**
     * The token's principal.
     *
     * @return fails with {@link AuthenticationFailedException} for a token that is not to be believed, and with {@link
     *     KeysUnavailableException} when that cannot be decided
     */
    Uni<JsonWebToken> verify(String token) {
        return verified(token).map(Verified::token);
    }

    /** The {@code sub} of the token; fails as {@link #verify} does. */
    Uni<UUID> user(String token) {
        return verified(token).map(Verified::userId);
    }

    private Uni<Verified> verified(String token) {
        Verified known = verified.getIfPresent(token);
        String keyId;
        try {
            keyId = known == null ? keyId(token) : known.keyId;
        } catch (JoseException malformed) {
            return Uni.createFrom().failure(refused(malformed));
        }
        return keys.forKey(keyId)
                .map(keySet -> known != null && known.with == keySet ? known : verifyNow(token, keyId, keySet));
    }

    private Verified verifyNow(String token, String keyId, KeySet keySet) {
        try {
            JwtClaims claims = keySet.verify(token);
            // A user is a UUID; the canonical form is checked here so that nobody downstream has to.
            UUID user = UUID.fromString(claims.getSubject());
            var now = new Verified(
                    new DefaultJWTCallerPrincipal(token, "JWT", claims),
                    user,
                    keyId,
                    keySet,
                    Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
            verified.put(token, now);
            return now;
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException refusal) {
            throw refused(refusal);
        }
    }

    private static String keyId(String token) throws JoseException {
        String id = JsonWebStructure.fromCompactSerialization(token).getKeyIdHeaderValue();
        return id == null ? "" : id;
    }

    private static AuthenticationFailedException refused(Throwable why) {
        return new AuthenticationFailedException("The bearer token is not valid", why);
    }
}
