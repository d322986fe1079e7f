package app.synth.analytics.rollup;

import io.smallrye.mutiny.Multi;
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

    /** One after the other, on one connection. */
    static Uni<Void> all(SqlConnection connection, List<PgStatement> statements) {
        return Multi.createFrom()
                .iterable(statements)
                .onItem()
                .transformToUniAndConcatenate(
                        each -> connection.preparedQuery(each.sql).execute(each.parameters))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
