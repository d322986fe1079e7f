package app.synth.localstack.identity;

import java.util.List;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** One generation of keys: an RSA pair and an elliptic curve pair, each with a key id of its own. */
record SigningKeys(PublicJsonWebKey rsa, PublicJsonWebKey ellipticCurve) {
    private static final int RSA_BITS = 2048;

    static SigningKeys generate() {
        try {
            return new SigningKeys(
                    named(RsaJwkGenerator.generateJwk(RSA_BITS), Signature.RS256),
                    named(EcJwkGenerator.generateJwk(EllipticCurves.P256), Signature.ES256));
        } catch (JoseException e) {
            throw new IllegalStateException("every Java can make RSA and P-256 keys", e);
        }
    }

    PublicJsonWebKey of(Signature signature) {
        return switch (signature) {
            case RS256 -> rsa;
            case ES256 -> ellipticCurve;
        };
    }

    List<JsonWebKey> all() {
        return List.of(rsa, ellipticCurve);
    }

    private static PublicJsonWebKey named(PublicJsonWebKey key, Signature signature) {
        key.setKeyId(UUID.randomUUID().toString());
        key.setAlgorithm(signature.name());
        key.setUse("sig");
        return key;
    }
}
