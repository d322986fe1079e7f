package app.synth.tracking.ingest;

import app.synth.tracking.ingest.Outcome.Accepted;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes messages although Postgres may refuse one of them. The usual way is one statement. When that fails because of
 * what a row holds, the messages are halved until the one is found and quarantined, all in one transaction: no neighbour
 * suffers, and the group is still stored as a whole or not at all.
 */
final class PgIsolation {
    private static final int TRIES = 3;

    private final Pool pool;
    private final Statement statement;

    /** Writes messages and returns those of them that are new. */
    @FunctionalInterface
    interface Statement {
        Uni<List<Offered>> write(SqlConnection connection, List<Offered> messages);
    }

    PgIsolation(Pool pool, Statement statement) {
        this.pool = pool;
        this.statement = statement;
    }

    Uni<List<Offered>> write(List<Offered> messages) {
        return once(messages).onFailure(PgErrors::isAboutTheMoment).retry().atMost(TRIES - 1);
    }

    private Uni<List<Offered>> once(List<Offered> messages) {
        // Not by the pool itself: a query that waits in it for a connection cannot be called back, and would be written
        // after its client was told that it was not.
        return pool.withConnection(connection -> statement.write(connection, messages))
                .onFailure(PgErrors::isAboutTheData)
                .recoverWithUni(refused -> inTransaction(messages, refused));
    }

    /** By hand, since the client's own transaction ends at the first error and knows no savepoints. */
    private Uni<List<Offered>> inTransaction(List<Offered> messages, Throwable refused) {
        return pool.withConnection(connection -> run(connection, "begin")
                        .chain(() -> divide(connection, messages, refused))
                        .call(() -> run(connection, "commit"))
                        .onFailure()
                        .call(() -> run(connection, "rollback").onFailure().recoverWithNull()))
                // Whoever waits may give up; the connection must still come back with its transaction ended.
                .memoize()
                .indefinitely();
    }

    private Uni<List<Offered>> attempt(SqlConnection connection, List<Offered> messages) {
        return run(connection, "savepoint part")
                .chain(() -> statement.write(connection, messages))
                .onFailure(PgErrors::isAboutTheData)
                .recoverWithUni(refused -> run(connection, "rollback to savepoint part")
                        .chain(() -> divide(connection, messages, refused)));
    }

    /** The halves keep the order of the keys, so that this cannot deadlock either. */
    private Uni<List<Offered>> divide(SqlConnection connection, List<Offered> messages, Throwable refused) {
        if (messages.size() == 1) {
            return quarantine(connection, messages.getFirst(), refused);
        }
        int middle = messages.size() / 2;
        return attempt(connection, messages.subList(0, middle))
                .chain(first -> attempt(connection, messages.subList(middle, messages.size()))
                        .map(second -> {
                            List<Offered> both = new ArrayList<>(first);
                            both.addAll(second);
                            return both;
                        }));
    }

    private Uni<List<Offered>> quarantine(SqlConnection connection, Offered message, Throwable refused) {
        return message.outcome() instanceof Accepted accepted
                ? statement.write(
                        connection,
                        List.of(message.with(
                                accepted.refused("the database refused it: " + PgErrors.message(refused)))))
                : Uni.createFrom().failure(refused);
    }

    private static Uni<Void> run(SqlConnection connection, String sql) {
        return connection.query(sql).execute().replaceWithVoid();
    }
}
