package app.synth.accounts.client.permission;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.request.OwnContext;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * What the caller may do. An answer of accounts-service is believed for a bounded time; concurrent questions about one
 * user share one call. When accounts-service cannot be asked and nothing is known, the answer is a failure, never a yes.
 */
@ApplicationScoped
public class Permissions {
    private final PermissionSource source;
    private final Cache<UUID, Uni<GrantedPermissions>> known;

    Permissions(PermissionSource source, PermissionsConfig config) {
        this.source = source;
        this.known = Caffeine.newBuilder()
                .maximumSize(config.usersAtMost())
                .expireAfterWrite(config.liveFor())
                .build();
    }

    /**
     * What the caller is granted.
     *
     * @return fails with {@link PermissionsUnavailableException} when accounts-service cannot be asked
     */
    public Uni<GrantedPermissions> of(Caller caller) {
        UUID user = caller.userId();
        return OwnContext.resume(known.get(user, absent -> ask(user, caller)));
    }

    /**
     * Completes when the caller has at least one of the permissions.
     *
     * @param anyOf permission keys, at least one
     * @return fails with {@link PermissionDeniedException} when the caller has none of them
     */
    public Uni<Void> require(Caller caller, List<String> anyOf) {
        return of(caller)
                .invoke(granted -> {
                    if (anyOf.stream().noneMatch(granted.permissions()::contains)) {
                        throw new PermissionDeniedException(anyOf, granted.accountType());
                    }
                })
                .replaceWithVoid();
    }

    private Uni<GrantedPermissions> ask(UUID user, Caller caller) {
        return source.permissions(caller)
                .onFailure()
                .invoke(failure -> known.invalidate(user))
                .onFailure(failure -> !(failure instanceof AuthenticationFailedException))
                .transform(PermissionsUnavailableException::new)
                .memoize()
                .indefinitely();
    }
}
