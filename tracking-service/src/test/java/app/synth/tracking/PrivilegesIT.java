package app.synth.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.synth.localstack.topology.ServiceName;
import app.synth.tracking.testsupport.PackagedTracking;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what with this schema, asked as the roles themselves. */
@QuarkusIntegrationTest
class PrivilegesIT extends PackagedTracking {
    private static final String DENIED = "42501";

    @ParameterizedTest
    @ValueSource(
            strings = {"user_interactions", "message_fates", "quarantine", "sources", "write_keys", "sources_version"})
    void theServiceItselfReadsAndInserts(String table) {
        assertThatCode(() -> run(ServiceName.TRACKING, "select * from tracking." + table + " limit 1"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update tracking.user_interactions set action = 'purchase'",
                "delete from tracking.user_interactions",
                "truncate tracking.user_interactions",
                "delete from tracking.message_fates",
                "update tracking.message_fates set received_at = now()",
                "update tracking.quarantine set body = ''",
                "delete from tracking.accounting",
                "delete from tracking.identities",
                "update tracking.identities set user_id = gen_random_uuid()",
                "delete from tracking.tracking_consent",
                "delete from tracking.quarantine",
                "delete from tracking.sources",
                "update tracking.sources set key = 'other'",
                "update tracking.sources set created_at = now()",
                "delete from tracking.write_keys",
                "update tracking.write_keys set key_hash = key_hash",
                "update tracking.write_keys set source = 'app'",
                "update tracking.write_keys set kind = 'server'",
                "update tracking.sources_version set version = 0",
                "truncate tracking.write_keys",
                "create table tracking.mine (id int)",
                "alter table tracking.user_interactions add column mine int",
                "drop table tracking.quarantine",
                "create index on tracking.user_interactions (id)"
            })
    void theServiceItselfChangesNeitherHistoryNorTables(String sql) {
        assertDenied(ServiceName.TRACKING, sql);
    }

    @Test
    void theServiceItselfReachesAPartitionOnlyThroughItsParent() {
        assertDenied(ServiceName.TRACKING, "delete from " + partitions().getFirst());
        assertDenied(ServiceName.TRACKING, "select from " + partitions().getFirst());
    }

    @Test
    void analyticsReadsRawInteractionsAndNothingElse() {
        assertThatCode(() -> run(ServiceName.ANALYTICS, "select * from tracking.user_interactions limit 1"))
                .doesNotThrowAnyException();
        assertDenied(ServiceName.ANALYTICS, "select from tracking.message_fates");
        assertDenied(ServiceName.ANALYTICS, "select from tracking.quarantine");
        assertDenied(ServiceName.ANALYTICS, "select from tracking.sources");
        assertDenied(ServiceName.ANALYTICS, "select from tracking.write_keys");
        assertDenied(ServiceName.ANALYTICS, "select from tracking.replica_minutes");
        assertDenied(ServiceName.ANALYTICS, "delete from tracking.user_interactions");
        assertDenied(ServiceName.ANALYTICS, "select tracking.ensure_partitions(now(), now())");
    }

    @Test
    void experimentsReadsInteractionsAndIdentitiesAndNothingElse() {
        assertThatCode(() -> run(
                        ServiceName.EXPERIMENTS,
                        "select * from tracking.user_interactions cross join tracking.identities limit 1"))
                .doesNotThrowAnyException();
        for (String table : List.of("message_fates", "quarantine", "sources", "write_keys", "sources_version")) {
            assertDenied(ServiceName.EXPERIMENTS, "select from tracking." + table);
        }
        assertDenied(ServiceName.EXPERIMENTS, "delete from tracking.user_interactions");
        assertDenied(ServiceName.EXPERIMENTS, "select tracking.ensure_partitions(now(), now())");
    }

    @ParameterizedTest
    @EnumSource(
            value = ServiceName.class,
            names = {"ACCOUNTS"})
    void theOthersReadNothing(ServiceName service) {
        for (String table : List.of(
                "user_interactions", "message_fates", "quarantine", "sources", "write_keys", "sources_version")) {
            assertDenied(service, "select from tracking." + table);
        }
        assertDenied(service, "select tracking.ensure_partitions(now(), now())");
    }

    @Test
    void ofTheOthersOnlyExperimentsReadsInteractions() {
        assertDenied(ServiceName.ACCOUNTS, "select from tracking.user_interactions");
        assertThatCode(() -> run(ServiceName.EXPERIMENTS, "select * from tracking.user_interactions limit 1"))
                .doesNotThrowAnyException();
        assertDenied(ServiceName.EXPERIMENTS, "delete from tracking.user_interactions");
    }

    @Test
    void thereIsAPartitionForEveryMonthOfTheWindowAndAhead() {
        YearMonth now = YearMonth.now(ZoneOffset.UTC);
        for (int month = -2; month <= 3; month++) {
            assertThat(partitions())
                    .contains("tracking.user_interactions_"
                            + now.plusMonths(month).toString().replace('-', '_'));
        }
    }

    @ParameterizedTest
    @CsvSource({"2031-12-31T23:59:59Z, 2032-01-01T00:00:00Z, 2", "2032-02-01T00:00:00Z, 2032-02-29T23:59:59Z, 1"})
    void missingPartitionsAreMadeOnce(String from, String until, int missing) {
        String ensure = "select tracking.ensure_partitions('" + from + "', '" + until + "')";
        assertThat(suite.database().count(ensure)).isEqualTo(missing);
        assertThat(suite.database().count(ensure)).isZero();
    }

    @Test
    void nobodyAsksForPartitionsWithoutEnd() {
        assertThatThrownBy(() -> run(ServiceName.TRACKING, "select tracking.ensure_partitions(now(), '9999-01-01')"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("30 years");
    }

    private List<String> partitions() {
        return suite.database().query("""
                        select inhrelid::regclass::text as name from pg_inherits
                        where inhparent = 'tracking.user_interactions'::regclass
                        """).stream()
                .map(row -> (String) row.get("name"))
                .toList();
    }

    private void assertDenied(ServiceName service, String sql) {
        assertThatThrownBy(() -> run(service, sql))
                .as(sql)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        denied -> assertThat(denied.getSQLState()).isEqualTo(DENIED));
    }

    private void run(ServiceName service, String sql) throws SQLException {
        try (Connection connection = suite.database().connectAs(service);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
