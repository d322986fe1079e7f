package app.synth.accounts.change;

import app.synth.accounts.client.change.AccountChanges;
import app.synth.accounts.client.request.RequestIds;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every change of an account goes through here: one transaction, in which the database is told who asks, in which request
 * and why. What is changed is written into the audit log by the tables' own triggers, and decisions made here after it are
 * made with it.
 */
@ApplicationScoped
public class PgChanges {
    private static final String ATTRIBUTE = """
            select set_config('accounts.actor_kind', :kind, true)
                || set_config('accounts.actor', :actor, true)
                || set_config('accounts.request_id', :request, true)
                || set_config('accounts.reason', :reason, true)
            """;

    private static final String TOLD = "select coalesce(current_setting('accounts.changed', true), '')";

    private final AccountChanges changes;

    PgChanges(AccountChanges changes) {
        this.changes = changes;
    }

    private record Done<T>(T result, String told) {}

    /** Does the work in the actor's name. */
    public <T> Uni<T> by(Actor actor, Supplier<Uni<T>> work) {
        return by(actor, null, work);
    }

    /** @param reason the actor's own words, for the audit log */
    public <T> Uni<T> by(Actor actor, @Nullable String reason, Supplier<Uni<T>> work) {
        String request = Objects.requireNonNullElse(RequestIds.current(), "");
        return Panache.withTransaction(() -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(ATTRIBUTE, String.class)
                                .setParameter("kind", actor.kind().code())
                                .setParameter("actor", actor.id())
                                .setParameter("request", request)
                                .setParameter("reason", Objects.requireNonNullElse(reason, ""))
                                .getSingleResult())
                        .chain(attributed -> work.get())
                        .chain(this::withTold))
                .map(done -> {
                    hear(done.told);
                    return done.result;
                });
    }

    /** The triggers that tell everybody note whom they told of, once all that was changed has reached the database. */
    private <T> Uni<Done<T>> withTold(T result) {
        return Panache.getSession()
                .chain(session -> session.flush()
                        .chain(() ->
                                session.createNativeQuery(TOLD, String.class).getSingleResult()))
                .map(told -> new Done<>(result, told));
    }

    /** So that whoever made the change sees it at once here; the other replicas and services are told by the database. */
    private void hear(String told) {
        if (!told.isEmpty()) {
            Stream.of(told.split(",", -1)).forEach(changes::heard);
        }
    }
}
