package app.synth.bench.server;

import app.synth.bench.machine.ProcessTree;
import app.synth.localstack.identity.LocalIdentityProvider;
import app.synth.localstack.postgres.Bootstrap;
import app.synth.localstack.postgres.LocalPostgres;
import app.synth.localstack.postgres.RolePasswords;
import app.synth.localstack.service.PackagedService;
import app.synth.localstack.service.ServiceProcess;
import app.synth.localstack.service.Surroundings;
import app.synth.localstack.topology.Ports;
import app.synth.localstack.topology.ServiceName;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * PostgreSQL with several databases, and packaged services that run on them as in production: of each kind one at a time.
 */
public final class BenchCluster implements AutoCloseable {
    /** What the JVM chooses by itself in a small container, with its heap bounded; full optimisation, unlike deploy/up. */
    public static final List<String> JVM = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    private static final String AUDIENCE = "synth";
    private static final Duration TOKEN_VALIDITY = Duration.ofHours(12);

    private final Path root;
    private final Path logs;
    private final Consumer<String> progress;
    private final Ports ports = Ports.free();
    private final LocalIdentityProvider provider =
            new LocalIdentityProvider("http://localhost:" + ports.gateway(), AUDIENCE);
    private final RolePasswords passwords = RolePasswords.random();
    private final UUID firstAdmin = UUID.randomUUID();
    private final LocalPostgres postgres;
    private final KeyEndpoint keys;

    private BenchCluster(Path root, Path logs, Consumer<String> progress) throws IOException {
        this.root = root;
        this.logs = logs;
        this.progress = progress;
        this.postgres = LocalPostgres.temporary(ports.postgres());
        try {
            this.keys = new KeyEndpoint(provider, ports.gateway());
        } catch (IOException | RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /**
     * Starts PostgreSQL, empty.
     *
     * @param logs the directory that gets the services' output, a directory for each database
     */
    public static BenchCluster start(Path root, Path logs, Consumer<String> progress) throws IOException {
        return new BenchCluster(root, logs, progress);
    }

    /** Makes a database with the suite's roles and empty schemas. */
    public void createDatabase(String database) throws SQLException {
        postgres.server().createDatabase(database);
        bootstrap().apply(database);
    }

    /** Makes a database like another, to which nobody may be connected. */
    public void copyDatabase(String from, String to) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database %s template %s strategy file_copy"
                    .formatted(statement.enquoteIdentifier(to, true), statement.enquoteIdentifier(from, true)));
        }
        bootstrap().apply(to); // who may connect is not copied
    }

    public void dropDatabase(String database) throws SQLException {
        postgres.server().dropDatabase(database);
    }

    /** A connection as superuser, in auto-commit mode. */
    public Connection connect(String database) throws SQLException {
        return postgres.server().connect(database);
    }

    /**
     * Starts a service and waits until it is ready.
     *
     * @param settings by their names in the configuration; they win over environment variables
     */
    public RunningService run(ServiceName name, String database, Map<String, String> settings)
            throws IOException, SQLException {
        List<String> jvm = new ArrayList<>(JVM);
        settings.forEach((setting, value) -> jvm.add("-D" + setting + "=" + value));
        Surroundings surroundings = new Surroundings(
                ports, bootstrap().apply(database), provider.issuer(), provider.audience(), keys.url(), firstAdmin);
        ServiceProcess process = new ServiceProcess(
                new PackagedService(name, root, jvm), surroundings, logs.resolve(database), progress);
        try {
            process.start();
        } catch (IOException | RuntimeException e) {
            process.close();
            throw e;
        }
        return new RunningService(this, name, database, process);
    }

    /** Stops PostgreSQL and starts it again, with what was set by {@code alter system}. */
    public void restartPostgres() throws IOException {
        postgres.stop();
        postgres.start();
    }

    /** Tokens of so many users, signed with RS256. */
    public List<String> tokens(int users) {
        return Stream.generate(UUID::randomUUID)
                .limit(users)
                .parallel()
                .map(this::token)
                .toList();
    }

    /** A token of this user. */
    public String token(UUID user) {
        return provider.token(user, TOKEN_VALIDITY);
    }

    /** Who is admin from the beginning, as soon as accounts-service has run. */
    public UUID firstAdmin() {
        return firstAdmin;
    }

    Ports ports() {
        return ports;
    }

    ProcessTree postgres() {
        Long pid = postgres.pid();
        if (pid == null) {
            throw new IllegalStateException("PostgreSQL has ended");
        }
        return new ProcessTree(pid);
    }

    @Override
    public void close() throws IOException {
        keys.close();
        postgres.close();
    }

    private Bootstrap bootstrap() {
        return new Bootstrap(postgres.server(), passwords);
    }
}
