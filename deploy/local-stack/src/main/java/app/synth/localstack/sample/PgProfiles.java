package app.synth.localstack.sample;

import app.synth.localstack.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Writes profiles as the superuser, since no interface of the suite lets anybody write somebody else's. */
final class PgProfiles {
    private static final String WRITE = """
            insert into accounts.profiles (user_id, name, account_type, city, state, birthday, gender)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (user_id) do update set
                name = excluded.name, account_type = excluded.account_type, city = excluded.city,
                state = excluded.state, birthday = excluded.birthday, gender = excluded.gender
            """;

    private final PostgresServer server;
    private final String database;

    PgProfiles(PostgresServer server, String database) {
        this.server = server;
        this.database = database;
    }

    void write(List<Person> people) throws SQLException {
        try (Connection connection = server.connect(database);
                PreparedStatement statement = connection.prepareStatement(WRITE)) {
            connection.setAutoCommit(false);
            for (Person person : people) {
                statement.setObject(1, person.userId());
                statement.setString(2, person.name());
                statement.setString(3, person.type().key());
                statement.setString(4, person.home().city());
                statement.setString(5, person.home().state());
                statement.setObject(6, person.birthday());
                statement.setString(7, person.gender());
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
        }
    }
}
