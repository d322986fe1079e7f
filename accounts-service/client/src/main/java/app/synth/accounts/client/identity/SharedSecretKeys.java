package app.synth.accounts.client.identity;

import io.smallrye.mutiny.Uni;

/** The one key of an identity provider that shares a secret with us; it never changes while the service runs. */
final class SharedSecretKeys implements VerificationKeys {
    private final Uni<KeySet> keySet;

    SharedSecretKeys(KeySet keySet) {
        this.keySet = Uni.createFrom().item(keySet);
    }

    @Override
    public Uni<KeySet> forKey(String keyId) {
        return keySet;
    }
}
