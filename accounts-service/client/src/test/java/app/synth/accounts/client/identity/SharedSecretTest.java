package app.synth.accounts.client.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** Older projects share a secret with their identity provider: HS256 with it is believed, everything else is refused. */
class SharedSecretTest {
    private static final String SECRET = "a secret of at least thirty-two bytes, shared";
    private static final UUID USER = UUID.randomUUID();

    private final IdentityConfig config = config("identity.shared-secret", SECRET);
    private final TokenVerifier verifier =
            new TokenVerifier(new VerificationKeysProducer().verificationKeys(config), config);

    @Test
    void aTokenSignedWithTheSecretIsItsSubject() throws Exception {
        assertThat(verifier.verify(token(SECRET)).await().indefinitely().getSubject())
                .isEqualTo(USER.toString());
    }

    @Test
    void anotherSecretAndAnotherAlgorithmAreRefused() throws Exception {
        String rs256 = sign(jws -> {
            jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            jws.setKey(RsaJwkGenerator.generateJwk(2048).getPrivateKey());
        });
        for (String refused : new String[] {token("another secret of at least thirty-two bytes"), rs256, "a.b.c"}) {
            assertThatThrownBy(() -> verifier.verify(refused).await().indefinitely())
                    .isInstanceOf(AuthenticationFailedException.class);
        }
    }

    @Test
    void aShortSecretAndBothKindsOfKeysAreRefusedAtTheStart() {
        var producer = new VerificationKeysProducer();
        assertThatThrownBy(() -> producer.verificationKeys(config("identity.shared-secret", "short")))
                .hasMessageContaining("at least 32 bytes");
        assertThatThrownBy(() -> producer.verificationKeys(
                        config("identity.shared-secret", SECRET, "identity.jwks-url", "https://issuer.example/jwks")))
                .hasMessageContaining("exactly one");
        assertThatThrownBy(() -> producer.verificationKeys(config())).hasMessageContaining("exactly one");
    }

    private static String token(String secret) throws Exception {
        return sign(jws -> {
            jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
            jws.setKey(new HmacKey(secret.getBytes(StandardCharsets.UTF_8)));
        });
    }

    private interface Signing {
        void with(JsonWebSignature jws) throws JoseException;
    }

    private static String sign(Signing signing) throws JoseException {
        var claims = new JwtClaims();
        claims.setIssuer("https://issuer.example");
        claims.setAudience("app");
        claims.setSubject(USER.toString());
        claims.setExpirationTimeMinutesInTheFuture(5);
        var jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        signing.with(jws);
        return jws.getCompactSerialization();
    }

    private static IdentityConfig config(String... properties) {
        var builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(IdentityConfig.class)
                .withDefaultValue("identity.issuer", "https://issuer.example")
                .withDefaultValue("identity.audience", "app");
        for (int i = 0; i < properties.length; i += 2) {
            builder.withDefaultValue(properties[i], properties[i + 1]);
        }
        return builder.build().getConfigMapping(IdentityConfig.class);
    }
}
