package app.synth.localstack.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalPostgresTest {
    private static LocalPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = LocalPostgres.temporary();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @ParameterizedTest
    @CsvSource({"fsync, on", "synchronous_commit, on", "full_page_writes, on", "password_encryption, scram-sha-256"})
    void isAsDurableAndClosedAsInProduction(String setting, String value) throws SQLException {
        assertThat(ask(postgres.server(), "show " + setting)).isEqualTo(value);
    }

    @Test
    void isPostgres18() throws SQLException {
        assertThat(ask(postgres.server(), "show server_version")).startsWith("18.");
    }

    @ParameterizedTest
    @CsvSource({"''", "postgres", "password"})
    void letsNobodyInWithoutThePassword(String guess) {
        String url = "jdbc:" + postgres.server().url("postgres");
        assertThatThrownBy(() ->
                        DriverManager.getConnection(url, "postgres", guess).close())
                .isInstanceOf(SQLException.class);
    }

    @Test
    void trustsNoConnectionAtAll() throws SQLException {
        assertThat(ask(postgres.server(), "select string_agg(distinct auth_method, ',') from pg_hba_file_rules"))
                .isEqualTo("scram-sha-256");
    }

    @Test
    void keepsWhatWasCommittedWhenItIsKilled() throws Exception {
        try (Connection connection = postgres.server().connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create table committed as select 42 as answer");
        }
        postgres.kill();
        assertThatThrownBy(() -> ask(postgres.server(), "select 1")).isInstanceOf(SQLException.class);
        postgres.start();
        assertThat(ask(postgres.server(), "select answer from committed")).isEqualTo("42");
    }

    @Test
    void startsAgainAlthoughItWasKilledInTheMiddleOfAStatement() throws Exception {
        try (Connection connection = postgres.server().connect("postgres");
                Statement statement = connection.createStatement()) {
            Thread busy = Thread.ofPlatform()
                    .daemon()
                    .start(() -> assertThatThrownBy(
                                    () -> statement.execute("select count(*) from generate_series(1, 1000000000000)"))
                            .isInstanceOf(SQLException.class));
            await().until(() -> "1".equals(ask(postgres.server(), """
                    select count(*)::text from pg_stat_activity
                    where state = 'active' and query like '%1000000000000%' and pid <> pg_backend_pid()
                    """)));
            postgres.kill();
            postgres.start();
            busy.join();
        }
        assertThat(ask(postgres.server(), "select 'there'")).isEqualTo("there");
    }

    @Test
    void startsAgainOnTheSamePort() throws Exception {
        postgres.stop();
        postgres.start();
        assertThat(ask(postgres.server(), "select 'there'")).isEqualTo("there");
    }

    @Test
    void keepsDataAndPasswordBetweenRuns(@TempDir Path directory) throws Exception {
        int port;
        try (LocalPostgres first = LocalPostgres.temporary()) {
            port = first.server().port();
        }
        try (LocalPostgres first = LocalPostgres.kept(directory, port)) {
            first.server().createDatabase("kept");
            assertThatThrownBy(() -> LocalPostgres.kept(directory, port)).hasMessageContaining("in use");
        }
        try (LocalPostgres second = LocalPostgres.kept(directory, port)) {
            assertThat(ask(second.server(), "select datname from pg_database where datname = 'kept'"))
                    .isEqualTo("kept");
        }
        Path password = directory.resolve("superuser-password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
    }

    @Test
    void leavesNothingBehindWhenItIsClosed() throws Exception {
        LocalPostgres closed = LocalPostgres.temporary();
        Path data = Path.of(ask(closed.server(), "show data_directory"));
        closed.close();
        assertThat(data).doesNotExist();
        assertThatThrownBy(() -> new Socket(
                                InetAddress.getLoopbackAddress(),
                                closed.server().port())
                        .close())
                .isInstanceOf(IOException.class);
    }

    private static String ask(PostgresServer server, String question) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            assertThat(answer.next()).isTrue();
            return answer.getString(1);
        }
    }
}
