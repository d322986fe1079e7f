package app.synth.accounts.client.permission;

import app.synth.accounts.client.change.AccountChanges;
import app.synth.accounts.client.identity.ApiKey;
import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.identity.Credential;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the caller may do. An answer of accounts-service is believed for a bounded time, not past the end of a tier, and not
 * after a change of the account ({@link AccountChanges}); concurrent questions about one caller share one call. When
 * accounts-service cannot be asked and nothing is known, the answer is a failure, never a yes.
 */
@ApplicationScoped
public class Permissions {
    private final PermissionSource source;
    private final Duration liveFor;
    private final Duration keysLiveFor;
    private final Answers<GrantedPermissions> granted;
    private final Answers<Decision> decided;

    public Permissions(PermissionSource source, PermissionsConfig config, AccountChanges changes) {
        this.source = source;
        this.liveFor = config.liveFor();
        this.keysLiveFor = config.keysLiveFor().compareTo(liveFor) < 0 ? config.keysLiveFor() : liveFor;
        // A key that is refused stays refused: it costs a look-up here, not a call.
        this.granted = new Answers<>(config.usersAtMost(), liveFor, changes, InvalidApiKeyException.class::isInstance);
        this.decided = new Answers<>(config.ownershipsAtMost(), liveFor, changes, failure -> false);
    }

    /**
     * What the caller is granted.
     *
     * @return fails with {@link PermissionsUnavailableException} when accounts-service cannot be asked
     */
    public Uni<GrantedPermissions> of(Caller caller) {
        return of(caller.credential());
    }

    /** What the owner of a credential is granted, within what the credential is good for; fails as for a caller. */
    public Uni<GrantedPermissions> of(Credential credential) {
        return granted.to(
                new Question<>(
                        credential.subject(),
                        liveFor(credential),
                        user(credential),
                        GrantedPermissions::userId,
                        GrantedPermissions::end),
                () -> orUnavailable(source.permissions(credential)));
    }

    /**
     * Completes when the caller has at least one of the permissions, whoever owns what.
     *
     * @param anyOf permission keys, at least one
     * @return fails with {@link PermissionDeniedException} when the caller has none of them
     */
    public Uni<Void> require(Caller caller, List<String> anyOf) {
        return of(caller)
                .invoke(holds -> {
                    if (anyOf.stream().noneMatch(holds.permissions()::contains)) {
                        throw PermissionDeniedException.of(holds, anyOf);
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Completes when the caller has at least one of the permissions for this resource.
     *
     * @param anyOf permission keys, at least one
     * @return fails with {@link PermissionDeniedException} when the caller has none of them
     */
    public Uni<Void> require(Caller caller, List<String> anyOf, Resource resource) {
        return of(caller).chain(holds -> {
            List<String> held =
                    anyOf.stream().filter(holds.permissions()::contains).toList();
            if (held.isEmpty()) {
                throw PermissionDeniedException.of(holds, anyOf);
            }
            return held.stream().allMatch(key -> holds.isForOwnersOf(resource.type(), key))
                    ? requireOwner(
                            caller.credential(), holds, anyOf, held.iterator().next(), resource)
                    : Uni.createFrom().voidItem();
        });
    }

    /**
     * Completes when the caller's tier, at this moment, is at least this one.
     *
     * @return fails with {@link TierRequiredException} when it is not
     */
    public Uni<Void> requireTier(Caller caller, Tier needed) {
        return of(caller)
                .invoke(holds -> {
                    if (!holds.tier().reaches(needed)) {
                        throw new TierRequiredException(
                                needed, holds.subscriptionTier().reaches(needed) ? Decision.EXPIRED : Decision.TIER);
                    }
                })
                .replaceWithVoid();
    }

    /** Who owns a resource owns it for every permission: the first one held is asked for. */
    private Uni<Void> requireOwner(
            Credential credential, GrantedPermissions holds, List<String> anyOf, String permission, Resource resource) {
        Uni<Decision> decision = resource.canExist()
                ? decided.to(
                        new Question<>(
                                String.join(" ", credential.subject(), permission, resource.type(), resource.id()),
                                liveFor(credential),
                                holds.userId(),
                                answer -> holds.userId(),
                                answer -> holds.end()),
                        () -> orUnavailable(source.decide(credential, permission, resource)))
                : Uni.createFrom().item(Decision.NOT_OWNER);
        return decision.invoke(answer -> {
                    if (answer != Decision.GRANTED) {
                        throw PermissionDeniedException.because(answer, holds, anyOf);
                    }
                })
                .replaceWithVoid();
    }

    private Duration liveFor(Credential credential) {
        return credential instanceof ApiKey ? keysLiveFor : liveFor;
    }

    private static @Nullable UUID user(Credential credential) {
        return credential instanceof Credential.BearerToken(UUID user, String token) ? user : null;
    }

    private static <A> Uni<A> orUnavailable(Uni<A> asked) {
        return asked.onFailure(failure -> !(failure instanceof AuthenticationFailedException
                        || failure instanceof InvalidApiKeyException))
                .transform(PermissionsUnavailableException::new);
    }
}
