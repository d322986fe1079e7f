package app.synth.accounts.client.identity;

import io.smallrye.mutiny.Uni;

/** The keys that tokens are verified with, wherever they come from. */
sealed interface VerificationKeys permits JwksKeys, SharedSecretKeys {

    /**
     * The keys to verify a token with.
     *
     * @param keyId the {@code kid} of the token's header; empty when it has none
     * @return the key set; fails with {@link KeysUnavailableException} when none could be fetched
     */
    Uni<KeySet> forKey(String keyId);
}
