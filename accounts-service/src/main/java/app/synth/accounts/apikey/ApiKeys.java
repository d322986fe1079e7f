package app.synth.accounts.apikey;

import app.synth.accounts.change.Actor;
import app.synth.accounts.change.PgChanges;
import app.synth.accounts.client.identity.ApiKey;
import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.GrantedPermissions;
import app.synth.accounts.client.permission.Permissions;
import app.synth.accounts.client.permission.Tier;
import app.synth.accounts.client.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes keys for those who may have them, and takes them back. */
@ApplicationScoped
class ApiKeys {
    private final Permissions permissions;
    private final PgApiKeys keys;
    private final PgChanges changes;
    private final ApiKeysConfig config;

    ApiKeys(Permissions permissions, PgApiKeys keys, PgChanges changes, ApiKeysConfig config) {
        this.permissions = permissions;
        this.keys = keys;
        this.changes = changes;
        this.config = config;
    }

    /** The new key, which is told this once. */
    Uni<ApiKeyView> create(Caller caller, byte[] body) {
        UUID user = caller.userId();
        NewApiKey made = NewApiKey.read(body, Instant.now());
        ApiKey key = NewApiKey.random();
        return permissions
                .requireTier(caller, Tier.ENTERPRISE)
                .chain(() -> permissions.of(caller))
                .invoke(holds -> requireHeld(made.scopes(), holds))
                .chain(() -> changes.by(
                        Actor.of(caller),
                        () -> keys.countActive(user)
                                .invoke(this::requireRoom)
                                .chain(() -> keys.insert(user, made, key))))
                .chain(keys::one)
                .map(view -> view.telling(key.value()));
    }

    Uni<ApiKeyPage> page(Caller caller, @Nullable UUID before, int limit) {
        return keys.page(caller.userId(), before, limit).map(found -> ApiKeyPage.of(found, limit));
    }

    Uni<Void> revoke(Caller caller, UUID keyId) {
        return changes.by(Actor.of(caller), () -> keys.revoke(caller.userId(), keyId))
                .invoke(known -> {
                    if (!known) {
                        throw Problems.notFound("There is no such key");
                    }
                })
                .replaceWithVoid();
    }

    private void requireRoom(long active) {
        if (active >= config.activeAtMost()) {
            throw Problems.conflict(
                    "too_many_keys", "An account has at most %d active keys".formatted(config.activeAtMost()));
        }
    }

    private static void requireHeld(List<String> scopes, GrantedPermissions holds) {
        for (int place = 0; place < scopes.size(); place++) {
            if (!holds.permissions().contains(scopes.get(place))) {
                // Not what was sent, which is logged with the problem and may be a key in the wrong place.
                throw Problems.badField(
                        "scopes", "A key cannot do more than its owner, who does not hold scopes[%d]".formatted(place));
            }
        }
    }
}
