package app.synth.accounts.client.identity;

import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;

/**
 * An immutable set of keys and the rules a token must meet to be believed under them.
 *
 * @param keyIds the ids of the keys; empty for a shared secret, which has no id
 * @param consumer verifies signature, algorithm, issuer, audience and times
 */
record KeySet(Set<String> keyIds, JwtConsumer consumer) {

    /** Without a key id in its header a token is tried against every key. */
    boolean mayVerify(String keyId) {
        return keyId.isEmpty() || keyIds.isEmpty() || keyIds.contains(keyId);
    }

    JwtClaims verify(String token) throws InvalidJwtException {
        return consumer.processToClaims(token);
    }
}
