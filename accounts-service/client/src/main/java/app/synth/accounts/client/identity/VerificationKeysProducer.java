package app.synth.accounts.client.identity;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.unchecked.Unchecked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jose4j.jwk.JsonWebKeySet;

/** Chooses between published keys and a shared secret, as configured; refuses to start with both or neither. */
@ApplicationScoped
class VerificationKeysProducer {
    private static final int SECRET_BYTES_AT_LEAST = 32;

    @Produces
    @Singleton
    VerificationKeys verificationKeys(IdentityConfig config) {
        if (config.jwksUrl().isPresent() == config.sharedSecret().isPresent()) {
            throw new IllegalStateException("Set exactly one of identity.jwks-url and identity.shared-secret");
        }
        var rules = new TokenRules(config);
        return config.sharedSecret()
                .<VerificationKeys>map(secret -> new SharedSecretKeys(rules.sharedSecret(secretBytes(secret))))
                .orElseGet(() -> published(config.jwksUrl().orElseThrow(), config, rules));
    }

    private static byte[] secretBytes(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SECRET_BYTES_AT_LEAST) {
            throw new IllegalStateException(
                    "identity.shared-secret must have at least " + SECRET_BYTES_AT_LEAST + " bytes");
        }
        return bytes;
    }

    private static JwksKeys published(URI url, IdentityConfig config, TokenRules rules) {
        long timeout = config.fetchTimeout().toMillis();
        JwksEndpoint endpoint = QuarkusRestClientBuilder.newBuilder()
                .baseUri(url)
                .connectTimeout(timeout, TimeUnit.MILLISECONDS)
                .readTimeout(timeout, TimeUnit.MILLISECONDS)
                .build(JwksEndpoint.class);
        return new JwksKeys(
                () -> endpoint.keySet()
                        .ifNoItem()
                        .after(config.fetchTimeout())
                        .fail()
                        .map(Unchecked.function(json -> rules.published(new JsonWebKeySet(json)))),
                config,
                Clock.systemUTC());
    }
}
