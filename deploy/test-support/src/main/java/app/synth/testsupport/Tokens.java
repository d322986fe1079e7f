package app.synth.testsupport;

import app.synth.localstack.identity.LocalIdentityProvider;
import app.synth.localstack.identity.Signature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;

/** Tokens for tests: good ones, and one for each way to be bad. */
public final class Tokens {
    private static final Duration VALIDITY = Duration.ofHours(1);

    private final LocalIdentityProvider provider;
    private @Nullable LocalIdentityProvider stranger;

    Tokens(LocalIdentityProvider provider) {
        this.provider = provider;
    }

    /** A good token of this user, signed with ES256: RS256 takes a JVM that has just started twenty times as long. */
    public String user(UUID user) {
        return user(user, VALIDITY);
    }

    /** A good token of this user that is valid for so long. */
    public String user(UUID user, Duration validity) {
        return provider.token(user, validity, Signature.ES256);
    }

    /** A good token of this user, signed with RS256. */
    public String rs256(UUID user) {
        return provider.token(user, VALIDITY, Signature.RS256);
    }

    /** A good token with further claims, such as a role that the service must not believe. */
    public String claiming(UUID user, Map<String, Object> further) {
        JwtClaims claims = provider.claims(user, VALIDITY);
        further.forEach(claims::setClaim);
        return provider.sign(claims, Signature.ES256);
    }

    /** Well signed, but its subject is this text instead of a UUID. */
    public String subject(String subject) {
        return claiming(UUID.randomUUID(), Map.of("sub", subject));
    }

    /** Ended ten minutes ago, beyond any leeway for clocks. */
    public String expired(UUID user) {
        return user(user, Duration.ofMinutes(-10));
    }

    /** By the right issuer, for somebody else. */
    public String wrongAudience(UUID user) {
        return claiming(user, Map.of("aud", "another-audience"));
    }

    /** By another issuer, although signed with a known key. */
    public String wrongIssuer(UUID user) {
        return claiming(user, Map.of("iss", "https://another-issuer.test"));
    }

    /** With {@code alg: none} and no signature. */
    public String unsigned(UUID user) {
        return base64("{\"alg\":\"none\",\"typ\":\"JWT\"}")
                + "."
                + base64(provider.claims(user, VALIDITY).toJson())
                + ".";
    }

    /** All claims right, signed with a key that was never published. */
    public synchronized String signedByStranger(UUID user) {
        LocalIdentityProvider known = stranger;
        if (known == null) { // few tests want one, and its keys take a second to make
            known = new LocalIdentityProvider(provider.issuer(), provider.audience());
            stranger = known;
        }
        return known.token(user, VALIDITY, Signature.ES256);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
