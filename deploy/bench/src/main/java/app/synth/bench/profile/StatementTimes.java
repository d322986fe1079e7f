package app.synth.bench.profile;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** What PostgreSQL's own statistics say of the statements since they were last emptied. */
public final class StatementTimes {
    private static final String TOP = """
            select calls, rows, total_exec_time, mean_exec_time, wal_bytes, shared_blks_dirtied,
                   left(regexp_replace(query, '\\s+', ' ', 'g'), 90) as query
            from pg_stat_statements
            where query not like '%pg_stat_statements%'
            order by total_exec_time desc
            limit 6
            """;

    private StatementTimes() {}

    /** Forgets what was before. */
    public static void reset(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_stat_statements_reset()");
        }
    }

    /** The statements that took most, a line each. */
    public static String top(Connection connection) throws SQLException {
        StringBuilder text = new StringBuilder("\nPostgreSQL's statements by total time (commit not included)\n");
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TOP)) {
            while (rows.next()) {
                text.append(String.format(
                        Locale.ROOT,
                        "  %,9.0f ms in %,9d calls, %7.3f ms each, %,10d rows, %,7d MiB of WAL: %s%n",
                        rows.getDouble("total_exec_time"),
                        rows.getLong("calls"),
                        rows.getDouble("mean_exec_time"),
                        rows.getLong("rows"),
                        rows.getLong("wal_bytes") >> 20,
                        rows.getString("query")));
            }
        }
        return text.toString();
    }
}
