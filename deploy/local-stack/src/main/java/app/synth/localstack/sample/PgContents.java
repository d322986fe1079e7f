package app.synth.localstack.sample;

import app.synth.localstack.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Looks what a database has in it already. */
final class PgContents {
    private static final String LOOK = """
            select exists (select from experiments.ab_experiments where key = ?),
                   exists (select from analytics.events where event_id not like 'sample-%')
                   or exists (select from tracking.user_interactions where message_id not like 'sample-%')
            """;

    private final PostgresServer server;
    private final String database;

    PgContents(PostgresServer server, String database) {
        this.server = server;
        this.database = database;
    }

    /** What there is. */
    enum Contents {
        /** Nothing, or the beginning of the sample. */
        NEW,
        /** All of the sample, whatever else. */
        SAMPLE,
        /** Other data. */
        OTHER
    }

    Contents look() throws SQLException {
        try (Connection connection = server.connect(database);
                PreparedStatement statement = connection.prepareStatement(LOOK)) {
            statement.setString(1, SampleExperiment.KEY);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getBoolean(1)) {
                    return Contents.SAMPLE;
                }
                return row.getBoolean(2) ? Contents.OTHER : Contents.NEW;
            }
        }
    }
}
