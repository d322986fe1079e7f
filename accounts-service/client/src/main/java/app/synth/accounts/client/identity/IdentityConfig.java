package app.synth.accounts.client.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Whose tokens are believed, and how their keys are kept. Exactly one of {@link #jwksUrl} and {@link #sharedSecret} is set. */
@ConfigMapping(prefix = "identity")
public interface IdentityConfig {

    /** The {@code iss} a token must carry. */
    String issuer();

    /** The {@code aud} a token must carry (alone or among others). */
    String audience();

    /** Where the identity provider publishes its keys; tokens are then signed with RS256 or ES256 and nothing else. */
    Optional<URI> jwksUrl();

    /** A secret shared with the identity provider, at least 32 bytes in UTF-8; tokens are then signed with HS256 and nothing else. */
    Optional<String> sharedSecret();

    /**
     * The least time between two fetches of the keys, however many tokens name a key we do not know. A rotated key is
     * accepted at the latest this long after the provider publishes it.
     */
    @WithDefault("5s")
    Duration refetchAfter();

    /** The age at which keys are fetched again although every token's key is known, so that a withdrawn key stops working. */
    @WithDefault("5m")
    Duration keysLiveFor();

    /** How long one fetch of the keys may take. */
    @WithDefault("3s")
    Duration fetchTimeout();

    /** How far the clocks of the identity provider and of this service may differ. */
    @WithDefault("30s")
    Duration clockSkew();

    /** How many characters of verified tokens are kept so that they need not be verified again; each until it expires. */
    @WithDefault("16000000")
    long verifiedTokenCharacters();
}
