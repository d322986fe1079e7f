package app.synth.accounts.client.identity;

import static org.jose4j.jwa.AlgorithmConstraints.ConstraintType.PERMIT;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

/** Makes key sets: the claims every token must carry, and the algorithms that fit the kind of key and no others. */
final class TokenRules {
    private final IdentityConfig config;

    TokenRules(IdentityConfig config) {
        this.config = config;
    }

    KeySet sharedSecret(byte[] secret) {
        return new KeySet(
                Set.of(),
                claims().setVerificationKey(new HmacKey(secret))
                        .setJwsAlgorithmConstraints(PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
                        .build());
    }

    KeySet published(JsonWebKeySet keys) {
        // Only public keys: a symmetric key in a published set would let anyone sign.
        List<JsonWebKey> publicKeys = keys.getJsonWebKeys().stream()
                .filter(PublicJsonWebKey.class::isInstance)
                .toList();
        var resolver = new JwksVerificationKeyResolver(publicKeys);
        resolver.setDisambiguateWithVerifySignature(true);
        Set<String> ids = publicKeys.stream()
                .map(JsonWebKey::getKeyId)
                .filter(id -> id != null && !id.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return new KeySet(
                ids,
                claims().setVerificationKeyResolver(resolver)
                        .setJwsAlgorithmConstraints(
                                PERMIT,
                                AlgorithmIdentifiers.RSA_USING_SHA256,
                                AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                        .build());
    }

    private JwtConsumerBuilder claims() {
        return new JwtConsumerBuilder()
                .setExpectedIssuer(true, config.issuer())
                .setExpectedAudience(true, config.audience())
                .setRequireSubject()
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds((int) config.clockSkew().toSeconds());
    }
}
