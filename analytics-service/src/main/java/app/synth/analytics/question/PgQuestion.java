package app.synth.analytics.question;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Map;
import java.util.function.Function;

/**
 * A question to the database.
 *
 * @param <A> what is made of the rows; never changed afterwards, since many may be given the same
 */
public final class PgQuestion<A> {
    /** For a question over all interactions of its days: else those who have left, if they are few, are gone through for each. */
    public static final Map<String, String> OVER_INTERACTIONS = Map.of("enable_nestloop", "off");

    private final String name;
    private final String sql;
    private final Tuple parameters;
    private final Map<String, String> settings;
    private final Function<RowSet<Row>, A> reading;

    /**
     * @param name for metrics: one of a few
     * @param settings of PostgreSQL, for this question only
     */
    public PgQuestion(
            String name, String sql, Tuple parameters, Map<String, String> settings, Function<RowSet<Row>, A> reading) {
        this.name = name;
        this.sql = sql;
        this.parameters = parameters;
        this.settings = Map.copyOf(settings);
        this.reading = reading;
    }

    public PgQuestion(String name, String sql, Tuple parameters, Function<RowSet<Row>, A> reading) {
        this(name, sql, parameters, Map.of(), reading);
    }

    String name() {
        return name;
    }

    String sql() {
        return sql;
    }

    Tuple parameters() {
        return parameters;
    }

    Map<String, String> settings() {
        return settings;
    }

    A read(RowSet<Row> rows) {
        return reading.apply(rows);
    }

    /** Tells it from every other question. */
    String key() {
        return name + ' ' + parameters.deepToString() + ' ' + sql;
    }
}
