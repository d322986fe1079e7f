package app.synth.accounts.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.synth.accounts.testsupport.PackagedAccounts;
import app.synth.localstack.topology.ServiceName;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What other services read of this one: events, and what of a person is counted. */
@QuarkusIntegrationTest
class AccountEventsIT extends PackagedAccounts {
    private static final String REQUEST = ME + "/deletion-request";

    @Test
    void otherServicesReadTheEventsAndNothingElse() throws Exception {
        for (ServiceName other : List.of(ServiceName.TRACKING, ServiceName.ANALYTICS, ServiceName.EXPERIMENTS)) {
            String role = suite.database().access(other).username();
            assertThat(suite.database().query("""
                            select c.relname || ' ' || privilege as granted
                            from pg_class c, unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) as privilege
                            where c.relnamespace = 'accounts'::regnamespace and c.relkind in ('r', 'v', 'p', 'm')
                              and has_table_privilege(?, c.oid, privilege)
                            """, role))
                    .extracting(row -> row.get("granted"))
                    .containsExactly("account_events SELECT");
            try (Connection connection = suite.database().connectAs(other);
                    Statement statement = connection.createStatement()) {
                statement.executeQuery("select * from accounts.account_events").close();
            }
        }
    }

    @Test
    void onlyAnalyticsReadsWhoPeopleAreAndNoMoreThanItCounts() {
        String columns = """
                select attname as name from pg_attribute
                where attrelid = 'accounts.profiles'::regclass and attnum > 0 and not attisdropped
                  and has_column_privilege(?, attrelid, attnum, 'SELECT')
                """;
        assertThat(suite.database()
                        .query(
                                columns,
                                suite.database().access(ServiceName.ANALYTICS).username()))
                .extracting(row -> row.get("name"))
                .containsExactlyInAnyOrder("user_id", "birthday", "gender", "city", "state");
        for (ServiceName other : List.of(ServiceName.TRACKING, ServiceName.EXPERIMENTS)) {
            assertThat(suite.database()
                            .query(columns, suite.database().access(other).username()))
                    .isEmpty();
        }
    }

    @Test
    void aReaderBelowTheOldestOpenTransactionMissesNoLateCommit() throws Exception {
        UUID late = user();
        UUID early = user();
        try (Connection slow = suite.database().connectAs(ServiceName.ACCOUNTS);
                Connection reader = suite.database().connectAs(ServiceName.ANALYTICS);
                Statement writing = slow.createStatement()) {
            String[] cursor = {"0", "0"};
            read(reader, cursor);
            slow.setAutoCommit(false);
            writing.execute("insert into accounts.account_events (kind, user_id) values ('deletion_requested', '" + late
                    + "')");
            as(early).post(REQUEST).then().statusCode(200);
            assertThat(events(early)).hasSize(1);
            assertThat(read(reader, cursor)).doesNotContain(late, early);
            slow.commit();
            List<UUID> after = new ArrayList<>();
            await().untilAsserted(() -> {
                after.addAll(read(reader, cursor));
                assertThat(after).contains(late, early);
            });
            assertThat(after).containsOnlyOnce(late, early);
        }
    }

    private static List<UUID> read(Connection reader, String[] cursor) throws SQLException {
        List<UUID> users = new ArrayList<>();
        try (var statement = reader.prepareStatement("""
                select tx::text, event_id, user_id from accounts.account_events
                where (tx, event_id) > (?::xid8, ?::bigint) and tx < pg_snapshot_xmin(pg_current_snapshot())
                order by tx, event_id
                """)) {
            statement.setString(1, cursor[0]);
            statement.setString(2, cursor[1]);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    cursor[0] = rows.getString(1);
                    cursor[1] = rows.getString(2);
                    users.add(rows.getObject(3, UUID.class));
                }
            }
        }
        return users;
    }

    private List<Object> events(UUID user) {
        return suite
                .database()
                .query("select kind from accounts.account_events where user_id = ? order by event_id", user)
                .stream()
                .<Object>map(row -> row.get("kind"))
                .toList();
    }
}
