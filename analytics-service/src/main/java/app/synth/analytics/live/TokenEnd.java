package app.synth.analytics.live;

import app.synth.accounts.client.identity.Credential;
import java.time.Instant;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** When a token ends that let its owner in: whether it is good has been found out by then. */
final class TokenEnd {
    private static final JwtConsumer READING = new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setDisableRequireSignature()
            .setSkipSignatureVerification()
            .build();

    private TokenEnd() {}

    /** At once, for what is no such token. */
    static Instant of(Credential credential) {
        if (!(credential instanceof Credential.BearerToken(var user, var token))) {
            return Instant.EPOCH;
        }
        try {
            return Instant.ofEpochSecond(
                    READING.processToClaims(token).getExpirationTime().getValue());
        } catch (InvalidJwtException | MalformedClaimException unreadable) {
            return Instant.EPOCH;
        }
    }
}
