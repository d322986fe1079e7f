package app.synth.localstack.token;

import app.synth.localstack.identity.LocalIdentityProvider;
import app.synth.localstack.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/** Makes a user's profile be of a type, and issues a token for that user. */
public final class LocalTokens {
    private static final Duration VALIDITY = Duration.ofHours(12);

    private static final String SET_TYPE = """
            insert into accounts.profiles (user_id, account_type)
            values (?, ?)
            on conflict (user_id) do update set account_type = excluded.account_type
            """;

    private final LocalIdentityProvider provider;
    private final PostgresServer server;
    private final String database;

    public LocalTokens(LocalIdentityProvider provider, PostgresServer server, String database) {
        this.provider = provider;
        this.server = server;
        this.database = database;
    }

    /**
     * Blocks while it writes.
     *
     * @throws SQLException also if accounts-service has not made its tables yet
     */
    public String issue(AccountType type, UUID user) throws SQLException {
        try (Connection connection = server.connect(database);
                PreparedStatement statement = connection.prepareStatement(SET_TYPE)) {
            statement.setObject(1, user);
            statement.setString(2, type.key());
            statement.executeUpdate();
        }
        return provider.token(user, VALIDITY);
    }
}
