package app.synth.localstack.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Issues tokens, and publishes the public keys by which a service checks them. */
public final class LocalIdentityProvider {
    private final String issuer;
    private final String audience;
    private volatile SigningKeys current = SigningKeys.generate();
    private volatile List<SigningKeys> retired = List.of();

    public LocalIdentityProvider(String issuer, String audience) {
        this.issuer = issuer;
        this.audience = audience;
    }

    public String issuer() {
        return issuer;
    }

    public String audience() {
        return audience;
    }

    /** A token for the user, signed with RS256 and valid for the given time. */
    public String token(UUID user, Duration validity) {
        return token(user, validity, Signature.RS256);
    }

    /** A token for the user, valid for the given time. */
    public String token(UUID user, Duration validity, Signature signature) {
        return sign(claims(user, validity), signature);
    }

    /**
     * The claims of a token as this provider writes them, to be changed before they are signed.
     *
     * @param validity counted from now; a negative one makes an expired token
     */
    public JwtClaims claims(UUID user, Duration validity) {
        Instant now = Instant.now();
        Instant expiry = now.plus(validity);
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(audience);
        claims.setSubject(user.toString());
        claims.setIssuedAt(numeric(expiry.isBefore(now) ? expiry.minusSeconds(60) : now));
        claims.setExpirationTime(numeric(expiry));
        claims.setJwtId(UUID.randomUUID().toString());
        return claims;
    }

    /** Signs any claims with the current key. */
    public String sign(JwtClaims claims, Signature signature) {
        PublicJsonWebKey key = current.of(signature);
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(key.getPrivateKey());
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setAlgorithmHeaderValue(signature.name());
        token.setHeader("typ", "JWT");
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a key of our own cannot sign", e);
        }
    }

    /** The public keys as a JSON Web Key Set. */
    public String keySet() {
        return new JsonWebKeySet(Stream.concat(Stream.of(current), retired.stream())
                        .flatMap(keys -> keys.all().stream())
                        .toList())
                .toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    /** Makes new keys under new key ids; the old ones are published no longer. */
    public synchronized void rotate() {
        retired = List.of();
        current = SigningKeys.generate();
    }

    /** Makes new keys under new key ids and goes on publishing the old ones, as a provider does in a planned rotation. */
    public synchronized void rotateKeepingOldKeys() {
        retired = Stream.concat(Stream.of(current), retired.stream()).toList();
        current = SigningKeys.generate();
    }

    /** What an OIDC client reads at {@code /.well-known/openid-configuration}, as far as there is something to say. */
    public Map<String, Object> configuration(String keySetUrl) {
        return Map.of(
                "issuer", issuer,
                "jwks_uri", keySetUrl,
                "id_token_signing_alg_values_supported",
                        Stream.of(Signature.values()).map(Enum::name).toList(),
                "subject_types_supported", List.of("public"),
                "response_types_supported", List.of("id_token"));
    }

    private static NumericDate numeric(Instant instant) {
        return NumericDate.fromSeconds(instant.getEpochSecond());
    }
}
