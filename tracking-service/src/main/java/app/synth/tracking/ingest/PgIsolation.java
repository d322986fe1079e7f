package app.synth.tracking.ingest;

import app.synth.tracking.ingest.Outcome.Accepted;
import app.synth.tracking.ingest.Outcome.Halted;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes rows although Postgres may refuse one of them. The usual way is one statement. When that fails because of what
 * a row holds, the rows are halved until the one is found and quarantined, all in one transaction: no neighbour suffers,
 * and the request is still stored as a whole or not at all.
 */
final class PgIsolation {
    private final Pool pool;
    private final Statement statement;

    /** Writes rows and returns those of them that are new, by key. */
    @FunctionalInterface
    interface Statement {
        Uni<Map<UUID, Outcome>> write(SqlConnection connection, List<Outcome> rows);
    }

    PgIsolation(Pool pool, Statement statement) {
        this.pool = pool;
        this.statement = statement;
    }

    Uni<Map<UUID, Outcome>> write(List<Outcome> rows) {
        // Not by the pool itself: a query that waits in it for a connection cannot be called back, and would be written
        // after its client was told that it was not.
        return pool.withConnection(connection -> statement.write(connection, rows))
                .onFailure(PgIsolation::isAboutTheData)
                .recoverWithUni(refused -> inTransaction(rows, refused));
    }

    /** By hand, since the client's own transaction ends at the first error and knows no savepoints. */
    private Uni<Map<UUID, Outcome>> inTransaction(List<Outcome> rows, Throwable refused) {
        return pool.withConnection(connection -> run(connection, "begin")
                        .chain(() -> divide(connection, rows, refused))
                        .call(() -> run(connection, "commit"))
                        .onFailure()
                        .call(() -> run(connection, "rollback").onFailure().recoverWithNull()))
                // Whoever waits may give up; the connection must still come back with its transaction ended.
                .memoize()
                .indefinitely();
    }

    private Uni<Map<UUID, Outcome>> attempt(SqlConnection connection, List<Outcome> rows) {
        return run(connection, "savepoint part")
                .chain(() -> statement.write(connection, rows))
                .onFailure(PgIsolation::isAboutTheData)
                .recoverWithUni(refused ->
                        run(connection, "rollback to savepoint part").chain(() -> divide(connection, rows, refused)));
    }

    /** The halves keep the order of the keys, so that this cannot deadlock either. */
    private Uni<Map<UUID, Outcome>> divide(SqlConnection connection, List<Outcome> rows, Throwable refused) {
        if (rows.size() == 1) {
            return quarantine(connection, rows.getFirst(), refused);
        }
        int middle = rows.size() / 2;
        return attempt(connection, rows.subList(0, middle))
                .chain(first -> attempt(connection, rows.subList(middle, rows.size()))
                        .map(second -> {
                            Map<UUID, Outcome> both = new HashMap<>(first);
                            both.putAll(second);
                            return both;
                        }));
    }

    private Uni<Map<UUID, Outcome>> quarantine(SqlConnection connection, Outcome row, Throwable refused) {
        return switch (row) {
            case Accepted accepted ->
                statement.write(connection, List.of(accepted.refused("the database refused it: " + message(refused))));
            case Halted halted -> Uni.createFrom().failure(refused);
        };
    }

    /** SQLSTATE classes 22 (data exception) and 23 (constraint): the same row would fail again, others would not. */
    private static boolean isAboutTheData(Throwable failure) {
        return failure instanceof PgException refusal
                && (refusal.getSqlState().startsWith("22")
                        || refusal.getSqlState().startsWith("23"));
    }

    private static String message(Throwable refused) {
        return refused instanceof PgException refusal ? refusal.getErrorMessage() : refused.toString();
    }

    private static Uni<Void> run(SqlConnection connection, String sql) {
        return connection.query(sql).execute().replaceWithVoid();
    }
}
