package app.synth.accounts.claim;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What of claims is the database's to say, in the transaction of whoever asks. */
@ApplicationScoped
class PgClaims {
    /** Any permission that means something about an owner; an event may be claimed by a permission of its own. */
    private static final String CLAIMING = """
            select permission_key
            from accounts.permissions
            where owner_of = :kind or (:kind = 'event' and permission_key = 'claim_events')
            order by permission_key
            """;

    private static final String MAY_CLAIM = """
            select exists (select from unnest(cast(:keys as text[])) as key where accounts.decide(:who, key) = 'granted')
            """;

    /** The evidence goes over as text: text that is bound as JSON would be a JSON string. */
    private static final String INSERT = """
            insert into accounts.ownership_claims
                (user_id, resource_type, resource_id, evidence, state, reason, decided_by, decided_at)
            values (:who, :kind, :resource, cast(cast(:evidence as text) as jsonb), :state, cast(:reason as text), cast(:by as uuid),
                    case when cast(:by as uuid) is not null then now() end)
            on conflict do nothing
            returning claim_id
            """;

    /** One after the other, so that nobody has more pending than may be; and nobody leaves meanwhile. */
    private static final String LOCK_USER = """
            select user_id from accounts.profiles where user_id = :who for no key update
            """;

    Uni<List<String>> claimingPermissions(ResourceType type) {
        return session()
                .chain(session -> session.createNativeQuery(CLAIMING, String.class)
                        .setParameter("kind", type.code())
                        .getResultList());
    }

    Uni<Boolean> hasAny(UUID user, List<String> permissions) {
        return session()
                .chain(session -> session.createNativeQuery(MAY_CLAIM, Boolean.class)
                        .setParameter("keys", permissions.toArray(String[]::new))
                        .setParameter("who", user)
                        .getSingleResult());
    }

    /** Whether there is such a user, who then stays until the end of the transaction. */
    Uni<Boolean> hold(UUID user) {
        return session()
                .chain(session -> session.createNativeQuery(LOCK_USER, UUID.class)
                        .setParameter("who", user)
                        .getSingleResultOrNull()
                        .map(found -> found != null));
    }

    /** @return the new claim's id; null where the user has one on the same resource, pending or approved */
    Uni<@Nullable UUID> insert(
            NewClaim claim, String evidence, ClaimState state, @Nullable UUID by, @Nullable String reason) {
        return session()
                .chain(session -> session.createNativeQuery(INSERT, UUID.class)
                        .setParameter("who", claim.userId())
                        .setParameter("kind", claim.resourceType().code())
                        .setParameter("resource", claim.resourceId())
                        .setParameter("evidence", evidence)
                        .setParameter("state", state.code())
                        .setParameter("reason", reason)
                        .setParameter("by", by)
                        .getSingleResultOrNull());
    }

    private static Uni<Mutiny.Session> session() {
        return Panache.getSession();
    }
}
