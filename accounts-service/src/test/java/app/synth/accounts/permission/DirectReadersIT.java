package app.synth.accounts.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.synth.localstack.topology.ServiceName;
import app.synth.testsupport.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** People who read with SQL see what they would see through the API, whichever service migrated first. */
class DirectReadersIT {
    private static final String PASSWORD = "only-on-loopback";
    private static final String EVENTS = "select event_id from analytics.analytics_event_daily order by 1";
    private static final String USERS = "select user_id::text from analytics.analytics_user_daily order by 1";
    private static final String INTERACTIONS = "select message_id from tracking.user_interactions order by 1";

    private final UUID ada = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();

    static List<List<ServiceName>> orders() {
        return List.of(
                List.of(ServiceName.TRACKING, ServiceName.ANALYTICS, ServiceName.ACCOUNTS),
                List.of(ServiceName.ACCOUNTS, ServiceName.TRACKING, ServiceName.ANALYTICS));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void seeWhatTheirUserMaySee(List<ServiceName> order) throws SQLException {
        Database database = filled(order);
        String role = "reader_" + UUID.randomUUID().toString().replace("-", "");
        database.update("create role " + role + " login password '" + PASSWORD + "' in role insights_reader");

        // Nobody's role sees nothing.
        assertSees(database, role, EVENTS);
        assertSees(database, role, USERS);
        assertSees(database, role, INTERACTIONS);

        // A user: their own.
        database.update("insert into accounts.sql_readers (role_name, user_id) values (?, ?)", role, ada);
        assertSees(database, role, EVENTS);
        assertSees(database, role, USERS, ada.toString());
        assertSees(database, role, INTERACTIONS, "of-ada");

        // A promoter: the events that they claimed or made, and no others.
        become(database, "promoter");
        assertSees(database, role, EVENTS, "made");
        database.update(
                "insert into accounts.ownership_claims (user_id, resource_type, resource_id, state) values (?, 'event', 'claimed', 'approved')",
                ada);
        database.update(
                "insert into accounts.ownership_claims (user_id, resource_type, resource_id) values (?, 'event', 'foreign')",
                ada);
        assertSees(database, role, EVENTS, "claimed", "made");

        // An owner without the permission: none.
        become(database, "artist");
        assertSees(database, role, EVENTS);

        // Who may see everything: everything.
        become(database, "admin");
        assertSees(database, role, EVENTS, "claimed", "foreign", "made");
        assertSees(database, role, INTERACTIONS, "of-a-visitor", "of-ada", "of-ben");
        assertThat(read(database, role, USERS)).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void canNeitherWriteNorPretendToBeSomebodyElse(List<ServiceName> order) throws SQLException {
        Database database = filled(order);
        String role = "reader_" + UUID.randomUUID().toString().replace("-", "");
        database.update("create role " + role + " login password '" + PASSWORD + "' in role insights_reader");
        database.update("insert into accounts.sql_readers (role_name, user_id) values (?, ?)", role, ben);
        for (String forbidden : List.of(
                "set session authorization accounts_service",
                "set role accounts_owner",
                "update analytics.analytics_user_daily set events_viewed = 0",
                "insert into accounts.sql_readers (role_name, user_id) values (current_user, '" + ada + "')",
                "select * from accounts.profiles",
                "select accounts.decide('" + ada + "', 'view_all_analytics')",
                "select * from tracking.message_fates",
                "select * from tracking.user_interactions_" + database.value("select to_char(now(), 'YYYY_MM')"))) {
            assertThatThrownBy(() -> read(database, role, forbidden))
                    .as(forbidden)
                    .hasMessageContaining("permission denied");
        }
        assertSees(database, role, "set accounts.actor = '" + ada + "'; " + INTERACTIONS, "of-ben");
    }

    private Database filled(List<ServiceName> order) throws SQLException {
        Database database = Database.migrated(order);
        for (UUID user : List.of(ada, ben)) {
            database.update("insert into accounts.profiles (user_id) values (?)", user);
            database.update(
                    "insert into analytics.analytics_user_daily (user_id, date) values (?, '2026-11-01')", user);
        }
        database.value("select tracking.ensure_partitions(now(), now())");
        for (String event : List.of("made", "claimed", "foreign")) {
            database.update(
                    "insert into analytics.events (event_id, title, created_by) values (?, ?, ?)",
                    event,
                    event,
                    event.equals("made") ? ada : null);
            database.update(
                    "insert into analytics.analytics_event_daily (event_id, date) values (?, '2026-11-01')", event);
        }
        interaction(database, "of-ada", ada);
        interaction(database, "of-ben", ben);
        interaction(database, "of-a-visitor", null);
        return database;
    }

    private static void interaction(Database database, String messageId, @Nullable UUID user) {
        database.update("""
                insert into tracking.user_interactions
                    (id, user_id, anonymous_id, event_type, entity_type, action, message_id, source, occurred_at, received_at)
                values (uuidv7(), ?, 'somebody', 'view', 'event', 'view', ?, 'app', now(), now())
                """, user, messageId);
    }

    private void become(Database database, String type) {
        database.update("update accounts.profiles set account_type = ? where user_id = ?", type, ada);
    }

    private static void assertSees(Database database, String role, String question, String... expected)
            throws SQLException {
        assertThat(read(database, role, question)).as(question).containsExactly(expected);
    }

    private static List<String> read(Database database, String role, String sql) throws SQLException {
        try (Connection connection = database.connectAs(role, PASSWORD);
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows && statement.getUpdateCount() >= 0) {
                rows = statement.getMoreResults();
            }
            List<String> found = new ArrayList<>();
            try (ResultSet result = statement.getResultSet()) {
                while (result.next()) {
                    found.add(result.getString(1));
                }
            }
            return found;
        }
    }
}
