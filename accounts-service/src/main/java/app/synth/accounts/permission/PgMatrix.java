package app.synth.accounts.permission;

import app.synth.accounts.change.Actor;
import app.synth.accounts.change.PgChanges;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Changes the matrix. */
@ApplicationScoped
class PgMatrix {
    private static final String WRITE = """
            insert into account_permissions (account_type, permission_key, granted, minimum_tier, needs_verification)
            values (:type, :key, :granted, :tier, :verification)
            on conflict (account_type, permission_key) do update
            set granted = excluded.granted, minimum_tier = excluded.minimum_tier,
                needs_verification = excluded.needs_verification
            """;

    private static final String REMOVE =
            "delete from account_permissions where account_type = :type and permission_key = :key";

    private final PgChanges changes;

    PgMatrix(PgChanges changes) {
        this.changes = changes;
    }

    Uni<Cell> write(Actor actor, String accountType, String key, Cell cell) {
        return changes.by(
                actor,
                () -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(WRITE)
                                .setParameter("type", accountType)
                                .setParameter("key", key)
                                .setParameter("granted", cell.granted())
                                .setParameter("tier", cell.minimumTier().code())
                                .setParameter("verification", cell.needsVerification())
                                .executeUpdate())
                        .replaceWith(cell));
    }

    /** Says whether there was one. */
    Uni<Boolean> remove(Actor actor, String accountType, String key) {
        return changes.by(
                actor,
                () -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(REMOVE)
                                .setParameter("type", accountType)
                                .setParameter("key", key)
                                .executeUpdate())
                        .map(removed -> removed > 0));
    }
}
