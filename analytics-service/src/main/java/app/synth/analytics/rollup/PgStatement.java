package app.synth.analytics.rollup;

import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/** A statement with what is bound to it. */
final class PgStatement {
    private final String sql;
    private final Tuple parameters;

    private PgStatement(String sql, Tuple parameters) {
        this.sql = sql;
        this.parameters = parameters;
    }

    static PgStatement of(String sql, Object... parameters) {
        return new PgStatement(sql, Tuple.from(parameters));
    }

    /** The same under another text, so that it is prepared apart from this one. */
    PgStatement preparedAs(String comment) {
        return new PgStatement(sql + " /* " + comment + " */", parameters);
    }

    /**
     * One after the other, on one connection, sent without waiting for the answers in between. Fails as the first that fails;
     * those behind it only say that the transaction is over.
     */
    static Uni<Void> all(SqlConnection connection, List<PgStatement> statements) {
        return Uni.join()
                .all(statements.stream()
                        .map(each -> connection.preparedQuery(each.sql).execute(each.parameters))
                        .toList())
                .andCollectFailures()
                .onFailure(CompositeException.class)
                .transform(
                        failures -> ((CompositeException) failures).getCauses().getFirst())
                .replaceWithVoid();
    }
}
