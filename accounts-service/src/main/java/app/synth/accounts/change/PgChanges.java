package app.synth.accounts.change;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
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

    private final ToldChanges told;

    PgChanges(ToldChanges told) {
        this.told = told;
    }

    private record Done<T>(T result, String told) {}

    /** Does the work in the actor's name. */
    public <T> Uni<T> by(Actor actor, Supplier<Uni<T>> work) {
        return by(actor, null, work);
    }

    /** @param reason the actor's own words, for the audit log */
    public <T> Uni<T> by(Actor actor, @Nullable String reason, Supplier<Uni<T>> work) {
        Attribution attribution = Attribution.of(actor, reason);
        return Panache.withTransaction(() -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(ATTRIBUTE, String.class)
                                .setParameter("kind", actor.kind().code())
                                .setParameter("actor", actor.id())
                                .setParameter("request", attribution.request())
                                .setParameter("reason", attribution.reason())
                                .getSingleResult())
                        .chain(attributed -> work.get())
                        .chain(this::withTold))
                .map(done -> {
                    told.hear(done.told);
                    return done.result;
                });
    }

    /** Asks once all that was changed has reached the database. */
    private <T> Uni<Done<T>> withTold(T result) {
        return Panache.getSession()
                .chain(session -> session.flush()
                        .chain(() -> session.createNativeQuery(ToldChanges.SQL, String.class)
                                .getSingleResult()))
                .map(told -> new Done<>(result, told));
    }
}
