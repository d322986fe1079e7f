package app.synth.tracking.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.synth.localstack.topology.ServiceName;
import app.synth.tracking.testsupport.PackagedTracking;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is older than the retention window is forgotten, and nothing else. */
@QuarkusIntegrationTest
class PruningIT extends PackagedTracking {
    private static final String DENIED = "42501";
    private static final String PRUNE_OLD = "select tracking.prune_messages(now() - interval '90 days', 1000)";

    private final String source = "pruned-" + UUID.randomUUID();

    @Test
    void forgetsWhatIsOlderAndNothingElse() throws SQLException {
        arrived("91 days", 7);
        arrived("89 days", 5);
        assertThat(asTheService(PRUNE_OLD)).isEqualTo(14);
        for (String table : new String[] {"message_fates", "quarantine", "accounting"}) {
            assertThat(rows(table)).as(table).isEqualTo(5);
        }
        assertThat(asTheService(PRUNE_OLD)).isZero();
    }

    @Test
    void takesAtMostSoManyAtATime() throws SQLException {
        arrived("200 days", 10);
        asTheService("select tracking.prune_messages(now() - interval '90 days', 4)");
        assertThat(rows("message_fates")).isEqualTo(6);
        assertThat(rows("quarantine")).isEqualTo(6);
        asTheService(PRUNE_OLD);
        assertThat(rows("message_fates")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"now()", "now() - interval '23 hours'", "'infinity'"})
    void neverForgetsTheLastDay(String before) {
        assertThatThrownBy(() -> asTheService("select tracking.prune_messages(" + before + ", 10)"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("never pruned");
    }

    @ParameterizedTest
    @EnumSource(
            value = ServiceName.class,
            names = {"ANALYTICS", "ACCOUNTS", "EXPERIMENTS"})
    void isNobodyElses(ServiceName service) {
        assertThatThrownBy(() -> as(service, PRUNE_OLD))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        denied -> assertThat(denied.getSQLState()).isEqualTo(DENIED));
    }

    @Test
    void theServiceForgetsItsOwnFiguresByItself() throws SQLException {
        suite.database().update("""
                insert into tracking.replica_minutes (minute, replica, revision, figures)
                select now() - age::interval, gen_random_uuid(), 1, '{}' from unnest(array['91 days', '89 days']) as age
                """);
        try (Connection connection = suite.database().connectAs(ServiceName.TRACKING);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(
                            "delete from tracking.replica_minutes where minute < now() - interval '90 days'"))
                    .isOne();
        }
    }

    private void arrived(String ago, int messages) {
        suite.database().update("""
                insert into tracking.message_fates (message_key, source, received_at, fate)
                select gen_random_uuid(), ?, now() - ?::interval, 'stored' from generate_series(1, ?)
                """, source, ago, messages);
        suite.database().update("""
                insert into tracking.quarantine (id, message_key, received_at, source, reason, detail, body)
                select gen_random_uuid(), gen_random_uuid(), now() - ?::interval, ?, 'malformed', '', '{}'
                from generate_series(1, ?)
                """, ago, source, messages);
        suite.database().update("""
                insert into tracking.accounting (source, minute, fate, reason, interactions)
                select ?, date_trunc('minute', now() - ?::interval) + n * interval '1 minute', 'stored', '', 1
                from generate_series(1, ?) as n
                """, source, ago, messages);
    }

    private long rows(String table) {
        return suite.database().count("select count(*) from tracking." + table + " where source = ?", source);
    }

    private long asTheService(String sql) throws SQLException {
        return as(ServiceName.TRACKING, sql);
    }

    private long as(ServiceName service, String sql) throws SQLException {
        try (Connection connection = suite.database().connectAs(service);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
