package app.synth.accounts.apikey;

import app.synth.accounts.client.identity.ApiKey;
import app.synth.accounts.client.identity.Credential;
import app.synth.accounts.client.permission.Decision;
import app.synth.accounts.client.permission.GrantedPermissions;
import app.synth.accounts.client.permission.InvalidApiKeyException;
import app.synth.accounts.client.permission.PermissionSource;
import app.synth.accounts.client.permission.Resource;
import app.synth.accounts.client.permission.Tier;
import app.synth.accounts.permission.Decisions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Answers the permission client from this service's own tables, where other services' clients call it over REST. */
@ApplicationScoped
class OwnPermissions implements PermissionSource {
    private final Decisions decisions;
    private final PgApiKeys keys;
    private final LastUses uses;

    OwnPermissions(Decisions decisions, PgApiKeys keys, LastUses uses) {
        this.decisions = decisions;
        this.keys = keys;
        this.uses = uses;
    }

    @Override
    public Uni<GrantedPermissions> permissions(Credential credential) {
        return switch (credential) {
            case Credential.BearerToken(UUID user, String token) -> decisions.of(user);
            case ApiKey key -> good(key).chain(known -> ofOwner(known).map(owner -> within(known, owner)));
        };
    }

    @Override
    public Uni<Decision> decide(Credential credential, String permission, Resource resource) {
        return switch (credential) {
            case Credential.BearerToken(UUID user, String token) -> decide(user, permission, resource);
            case ApiKey key ->
                good(key)
                        .chain(known -> ofOwner(known)
                                .chain(owner -> known.scopes().contains(permission)
                                        ? decide(known.user(), permission, resource)
                                        : Uni.createFrom().item(Decision.NOT_GRANTED)));
        };
    }

    private Uni<Decision> decide(UUID user, String permission, Resource resource) {
        return decisions
                .decide(List.of(new Decisions.Asked(user, permission, resource)))
                .map(decided -> decided.getFirst().decision());
    }

    private Uni<KnownKey> good(ApiKey key) {
        return keys.find(key).map(found -> {
            KnownKey known = found.filter(one -> one.isGood(Instant.now())).orElseThrow(InvalidApiKeyException::new);
            uses.note(known.keyId());
            return known;
        });
    }

    /** A key ends with its owner's tier. */
    private Uni<GrantedPermissions> ofOwner(KnownKey known) {
        return decisions.of(known.user()).invoke(owner -> {
            if (!owner.tier().reaches(Tier.ENTERPRISE)) {
                throw new InvalidApiKeyException();
            }
        });
    }

    private static GrantedPermissions within(KnownKey key, GrantedPermissions owner) {
        Set<String> scopes = key.scopes();
        return new GrantedPermissions(
                owner.userId(),
                owner.accountType(),
                owner.verified(),
                owner.verificationLevel(),
                owner.subscriptionTier(),
                owner.subscriptionExpiresAt(),
                owner.permissions().stream().filter(scopes::contains).collect(Collectors.toSet()),
                within(scopes, owner.denied()),
                within(scopes, owner.neededTier()),
                within(scopes, owner.ownerBound()),
                within(scopes, owner.grantedTo()),
                scopes,
                key.expiresAt());
    }

    private static <V> Map<String, V> within(Set<String> scopes, Map<String, V> byKey) {
        Map<String, V> kept = new HashMap<>(byKey);
        kept.keySet().retainAll(scopes);
        return kept;
    }
}
