package app.synth.accounts.privacy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The wishes to be deleted, each told to the other services in the transaction that makes or ends it. */
@ApplicationScoped
class PgDeletionRequests {
    private static final String FIND = """
            select requested_at, due_at from accounts.deletion_requests where user_id = :who
            """;

    private static final String INSERT = """
            with asked as (
                insert into accounts.deletion_requests (user_id, due_at)
                values (:who, now() + cast(:seconds as integer) * interval '1 second')
                on conflict (user_id) do nothing
                returning user_id, due_at
            )
            insert into accounts.account_events (kind, user_id, due_at)
            select 'deletion_requested', user_id, due_at from asked
            """;

    private static final String CANCEL = """
            with cancelled as (
                delete from accounts.deletion_requests where user_id = :who returning user_id
            )
            insert into accounts.account_events (kind, user_id) select 'deletion_cancelled', user_id from cancelled
            """;

    /** One after the other: of two admins who leave at once, the second knows of the first. */
    private static final String LOCK_ADMINS = """
            select user_id from accounts.profiles where account_type = 'admin' order by user_id for update
            """;

    private static final String ANOTHER_ADMIN_STAYS = """
            select exists (
                select from accounts.profiles as other
                where other.account_type = 'admin' and other.user_id <> :who
                  and not exists (select from accounts.deletion_requests where user_id = other.user_id))
            """;

    @WithSession
    Uni<Optional<DeletionRequest>> find(UUID user) {
        return session()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("who", user)
                        .getSingleResultOrNull()
                        .map(row -> Optional.ofNullable(row)
                                .map(found -> new DeletionRequest(user, instant(found[0]), instant(found[1])))));
    }

    /** Whether an admin would be left without this one; asked in the transaction in which this one asks to leave. */
    Uni<Boolean> anotherAdminStays(UUID user) {
        return session()
                .chain(session -> session.createNativeQuery(LOCK_ADMINS, UUID.class)
                        .getResultList()
                        .chain(admins -> session.createNativeQuery(ANOTHER_ADMIN_STAYS, Boolean.class)
                                .setParameter("who", user)
                                .getSingleResult()));
    }

    /** Asks, unless somebody has. */
    Uni<Void> insert(UUID user, Duration grace) {
        return session()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("who", user)
                        .setParameter("seconds", Math.toIntExact(grace.toSeconds()))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Whether there was something to be called off. */
    Uni<Boolean> cancel(UUID user) {
        return session()
                .chain(session -> session.createNativeQuery(CANCEL)
                        .setParameter("who", user)
                        .executeUpdate())
                .map(cancelled -> cancelled > 0);
    }

    private static Instant instant(Object timestamp) {
        return ((OffsetDateTime) timestamp).toInstant();
    }

    private static Uni<Mutiny.Session> session() {
        return Panache.getSession();
    }
}
