package app.synth.localstack.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LocalIdentityProviderTest {
    private static final UUID USER = UUID.fromString("7a1c2f6e-0000-4000-8000-000000000001");
    private static final Duration HOUR = Duration.ofHours(1);

    private final LocalIdentityProvider provider = new LocalIdentityProvider("http://issuer.test", "synth");

    @ParameterizedTest
    @EnumSource(Signature.class)
    void issuesTokensThatItsPublishedKeysVerify(Signature signature) throws Exception {
        JwtClaims claims = verify(provider.token(USER, HOUR, signature), signature);
        assertThat(claims.getSubject()).isEqualTo(USER.toString());
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(HOUR.toSeconds());
        assertThat(claims.getJwtId()).isNotBlank();
    }

    @Test
    void publishesPublicKeysOnly() throws JoseException {
        assertThat(keys()).hasSize(2).allSatisfy(key -> {
            assertThat(key.getUse()).isEqualTo("sig");
            assertThat(key.getKeyId()).isNotBlank();
        });
        assertThat(provider.keySet()).doesNotContain("\"d\":", "\"p\":", "\"q\":", "\"k\":");
    }

    @Test
    void publishesOnlyNewKeysAfterARotation() throws Exception {
        String before = provider.token(USER, HOUR);
        List<String> oldIds = keys().stream().map(JsonWebKey::getKeyId).toList();
        provider.rotate();
        assertThat(keys()).extracting(JsonWebKey::getKeyId).hasSize(2).doesNotContainAnyElementsOf(oldIds);
        assertThatThrownBy(() -> verify(before, Signature.RS256)).isInstanceOf(InvalidJwtException.class);
        verify(provider.token(USER, HOUR), Signature.RS256);
    }

    @Test
    void canKeepOldKeysInARotation() throws Exception {
        String before = provider.token(USER, HOUR);
        provider.rotateKeepingOldKeys();
        verify(before, Signature.RS256);
        verify(provider.token(USER, HOUR), Signature.RS256);
    }

    @Test
    void issuesExpiredTokensWhenAskedTo() {
        assertThatThrownBy(() -> verify(provider.token(USER, Duration.ofMinutes(-1)), Signature.RS256))
                .isInstanceOf(InvalidJwtException.class)
                .hasMessageContaining("no longer valid");
    }

    private List<JsonWebKey> keys() throws JoseException {
        return new JsonWebKeySet(provider.keySet()).getJsonWebKeys();
    }

    private JwtClaims verify(String token, Signature signature) throws JoseException, InvalidJwtException {
        return new JwtConsumerBuilder()
                .setExpectedIssuer("http://issuer.test")
                .setExpectedAudience("synth")
                .setRequireExpirationTime()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, signature.name())
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys()))
                .build()
                .processToClaims(token);
    }
}
