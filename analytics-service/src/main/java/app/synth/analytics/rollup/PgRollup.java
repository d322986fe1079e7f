package app.synth.analytics.rollup;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * One step of the rollups: cursor and figures move together, in one transaction.
 *
 * <p>Whoever holds the cursor's row works; the others find it locked and leave. A transaction id is below the snapshot's
 * xmin only when every transaction up to it has ended, so nothing that commits late can fall behind the cursor, which a
 * sequence or a time could not promise.
 */
@ApplicationScoped
class PgRollup {
    private static final String TAKE = """
            select position::text as after
            from rollup_cursor
            for update skip locked
            """;

    /** Ends on a whole transaction: all of its rows carry the same id. */
    private static final String BOUND = """
            select max(written_in)::text as until, count(*) as rows
            from (select written_in
                  from tracking.user_interactions
                  where written_in > $1::text::xid8 and written_in < pg_snapshot_xmin(pg_current_snapshot())
                  order by written_in
                  limit $2) as next
            """;

    private static final String MOVE = "update rollup_cursor set position = $1::text::xid8, advanced_at = now()";

    private final Pool database;
    private final RollupConfig config;

    PgRollup(Pool database, RollupConfig config) {
        this.database = database;
        this.config = config;
    }

    /** Folds what is new, up to the size of a step; 0 when nothing is, or when another replica is at it. */
    Uni<Long> step() {
        return database.withTransaction(connection -> connection
                .query(TAKE)
                .execute()
                .chain(taken -> taken.size() == 0
                        ? Uni.createFrom().item(0L)
                        : foldAfter(connection, taken.iterator().next().getString("after"))));
    }

    private Uni<Long> foldAfter(SqlConnection connection, String after) {
        return connection
                .preparedQuery(BOUND)
                .execute(Tuple.of(after, config.rowsPerStep()))
                .map(RowSet::iterator)
                .map(rows -> rows.next())
                .chain(next -> next.getLong("rows") == 0 ? Uni.createFrom().item(0L) : fold(connection, after, next));
    }

    private Uni<Long> fold(SqlConnection connection, String after, Row next) {
        String until = next.getString("until");
        Tuple range = Tuple.of(after, until, config.reportingZone().getId());
        return Multi.createFrom()
                .items(PgRollupStatement.values())
                .onItem()
                .transformToUniAndConcatenate(
                        statement -> connection.preparedQuery(statement.sql()).execute(range))
                .collect()
                .last()
                .chain(() -> connection.preparedQuery(MOVE).execute(Tuple.of(until)))
                .replaceWith(next.getLong("rows"));
    }
}
