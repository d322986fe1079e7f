package app.synth.localstack.token;

import app.synth.localstack.identity.LocalIdentityProvider;
import app.synth.localstack.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Makes a user's profile be of a type, and issues a token for that user. */
public final class LocalTokens {
    private static final Duration VALIDITY = Duration.ofHours(12);

    private static final String SET_TYPE = """
            insert into accounts.profiles (user_id, account_type)
            values (?, ?)
            on conflict (user_id) do update set account_type = excluded.account_type
            """;

    /** Nothing is changed of a profile that is there already. */
    private static final String TYPE_OF = """
            with made as (
                insert into accounts.profiles (user_id, account_type) values (?, 'user')
                on conflict (user_id) do nothing
                returning account_type
            )
            select account_type from made
            union all
            select account_type from accounts.profiles where user_id = ?
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

    /**
     * A token for somebody whose profile says that they are a plain user, or who has none yet; empty for anybody else,
     * whose profile stays as it is. Blocks while it reads.
     *
     * @throws SQLException also if accounts-service has not made its tables yet
     */
    public Optional<String> issueToPlainUser(UUID user) throws SQLException {
        try (Connection connection = server.connect(database);
                PreparedStatement statement = connection.prepareStatement(TYPE_OF)) {
            statement.setObject(1, user);
            statement.setObject(2, user);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getString(1).equals(AccountType.USER.key())
                        ? Optional.of(provider.token(user, VALIDITY))
                        : Optional.empty();
            }
        }
    }
}
