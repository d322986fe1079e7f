package app.synth.localstack.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.synth.localstack.topology.ServiceName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String INVALID_PASSWORD = "28P01";

    private static LocalPostgres postgres;
    private static Map<ServiceName, DatabaseAccess> access;

    @BeforeAll
    static void prepareTwice() throws IOException, SQLException {
        postgres = LocalPostgres.temporary();
        postgres.server().createDatabase("synth");
        new Bootstrap(postgres.server(), RolePasswords.random()).apply("synth");
        try (Connection owner = postgres.server().connect("synth");
                Statement statement = owner.createStatement()) {
            statement.execute("create table accounts.kept (id int)");
        }
        access = new Bootstrap(postgres.server(), RolePasswords.random()).apply("synth");
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void leavesWhatIsInADatabaseThatWasPreparedBefore() throws SQLException {
        try (Connection superuser = postgres.server().connect("synth")) {
            assertThat(ask(superuser, "select to_regclass('accounts.kept')::text"))
                    .isEqualTo("accounts.kept");
        }
    }

    @ParameterizedTest
    @EnumSource(ServiceName.class)
    void givesEveryServiceTwoRolesInItsOwnSchema(ServiceName service) throws SQLException {
        try (Connection owner = asOwner(service);
                Connection runtime = asService(service)) {
            assertThat(ask(owner, "select current_user || ' in ' || current_schema"))
                    .isEqualTo(service.ownerRole() + " in " + service.schema());
            assertThat(ask(runtime, "select current_user || ' in ' || current_schema"))
                    .isEqualTo(service.serviceRole() + " in " + service.schema());
        }
    }

    @Test
    void letsOnlyTheRightPasswordIn() {
        DatabaseAccess tracking = access.get(ServiceName.TRACKING);
        assertRefused(
                INVALID_PASSWORD,
                () -> DriverManager.getConnection(tracking.jdbcUrl(), tracking.username(), tracking.ownerPassword())
                        .close());
    }

    @Test
    void givesARunningServiceOnlyWhatItsOwnerGrants() throws SQLException {
        try (Connection owner = asOwner(ServiceName.TRACKING);
                Connection runtime = asService(ServiceName.TRACKING)) {
            run(owner, "create table own (id int)");
            assertRefused(INSUFFICIENT_PRIVILEGE, () -> ask(runtime, "select count(*) from own"));
            run(owner, "grant select on own to tracking_service");
            assertThat(ask(runtime, "select count(*) from own")).isEqualTo("0");
            assertRefused(INSUFFICIENT_PRIVILEGE, () -> run(runtime, "insert into own values (1)"));
            assertRefused(INSUFFICIENT_PRIVILEGE, () -> run(runtime, "drop table own"));
        }
    }

    @Test
    void keepsServicesOutOfEachOthersSchemasUntilTheOwnerGrantsIt() throws SQLException {
        try (Connection owner = asOwner(ServiceName.EXPERIMENTS);
                Connection reader = asService(ServiceName.ANALYTICS)) {
            run(owner, "create table exposures (id int)");
            run(owner, "create table secrets (id int)");
            assertRefused(INSUFFICIENT_PRIVILEGE, () -> ask(reader, "select count(*) from experiments.exposures"));

            run(owner, "grant usage on schema experiments to analytics_service");
            run(owner, "grant select on exposures to analytics_service");
            assertThat(ask(reader, "select count(*) from experiments.exposures"))
                    .isEqualTo("0");
            assertRefused(INSUFFICIENT_PRIVILEGE, () -> ask(reader, "select count(*) from experiments.secrets"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table public.anything (id int)",
                "create table tracking.anything (id int)",
                "create schema anything",
                "create role anything",
                "create temporary table anything (id int)",
                "set role tracking_owner",
                "alter role tracking_owner password 'guessed'"
            })
    void letsARunningServiceMakeNothing(String statement) throws SQLException {
        try (Connection runtime = asService(ServiceName.TRACKING)) {
            assertRefused(INSUFFICIENT_PRIVILEGE, () -> run(runtime, statement));
        }
    }

    @Test
    void stopsForgottenTransactionsOfARunningService() throws SQLException {
        try (Connection runtime = asService(ServiceName.TRACKING)) {
            assertThat(ask(runtime, "show idle_in_transaction_session_timeout")).isEqualTo("30s");
            assertThat(ask(runtime, "show transaction_timeout")).isEqualTo("5min");
            assertThat(ask(runtime, "show client_connection_check_interval")).isEqualTo("5s");
        }
        try (Connection owner = asOwner(ServiceName.TRACKING)) {
            assertThat(ask(owner, "show transaction_timeout")).isEqualTo("0");
        }
    }

    @Test
    void saysWhichPasswordIsMissing() throws Exception {
        String script;
        try (var file = Bootstrap.class.getResourceAsStream("bootstrap.sql")) {
            script = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        postgres.server().createDatabase("unprepared");
        try (Connection superuser = postgres.server().connect("unprepared")) {
            assertThatThrownBy(() -> run(superuser, script)).hasMessageContaining("synth.tracking_owner_password");
        }
        assertThatCode(() -> postgres.server().dropDatabase("unprepared")).doesNotThrowAnyException();
    }

    private static Connection asOwner(ServiceName service) throws SQLException {
        DatabaseAccess role = access.get(service);
        return DriverManager.getConnection(role.jdbcUrl(), role.ownerUsername(), role.ownerPassword());
    }

    private static Connection asService(ServiceName service) throws SQLException {
        DatabaseAccess role = access.get(service);
        return DriverManager.getConnection(role.jdbcUrl(), role.username(), role.password());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static void assertRefused(String state, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).isEqualTo(state));
    }
}
