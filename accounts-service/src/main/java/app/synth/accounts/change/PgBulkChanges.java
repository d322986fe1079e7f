package app.synth.accounts.change;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/**
 * {@link PgChanges} for many rows at a time and for jobs: the same attribution, in a transaction of the reactive client,
 * which shares none with Hibernate.
 */
@ApplicationScoped
public class PgBulkChanges {
    private static final String ATTRIBUTE = """
            select set_config('accounts.actor_kind', $1, true),
                   set_config('accounts.actor', $2, true),
                   set_config('accounts.request_id', $3, true),
                   set_config('accounts.reason', $4, true)
            """;

    private final Pool pool;
    private final ToldChanges told;

    PgBulkChanges(Pool pool, ToldChanges told) {
        this.pool = pool;
        this.told = told;
    }

    private record Done<T>(T result, String told) {}

    /** Does the work in one transaction, in the actor's name. */
    public <T> Uni<T> by(Attribution attribution, Function<SqlConnection, Uni<T>> work) {
        Actor actor = attribution.actor();
        return pool.withTransaction(connection -> connection
                        .preparedQuery(ATTRIBUTE)
                        .execute(Tuple.of(actor.kind().code(), actor.id(), attribution.request(), attribution.reason()))
                        .chain(attributed -> work.apply(connection))
                        .chain(result -> connection
                                .query(ToldChanges.SQL)
                                .execute()
                                .map(rows -> new Done<>(
                                        result, rows.iterator().next().getString(0)))))
                .map(done -> {
                    told.hear(done.told);
                    return done.result;
                });
    }
}
