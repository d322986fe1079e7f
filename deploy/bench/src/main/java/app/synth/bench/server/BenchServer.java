package app.synth.bench.server;

import app.synth.bench.machine.CpuTimes;
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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** PostgreSQL and one packaged service that runs as in production, started for one benchmark. */
public final class BenchServer implements AutoCloseable {
    /** What the JVM chooses by itself in a small container, with its heap bounded; full optimisation, unlike deploy/up. */
    public static final List<String> JVM = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    private static final String DATABASE = "synth";
    private static final String AUDIENCE = "synth";
    private static final Duration TOKEN_VALIDITY = Duration.ofHours(12);

    private final ServiceName name;
    private final Ports ports;
    private final LocalIdentityProvider provider;
    private final LocalPostgres postgres;
    private final KeyEndpoint keys;
    private final ServiceProcess service;

    private BenchServer(
            ServiceName name,
            Ports ports,
            LocalIdentityProvider provider,
            LocalPostgres postgres,
            KeyEndpoint keys,
            ServiceProcess service) {
        this.name = name;
        this.ports = ports;
        this.provider = provider;
        this.postgres = postgres;
        this.keys = keys;
        this.service = service;
    }

    /**
     * Starts everything and waits until the service is ready.
     *
     * @param countStatements whether PostgreSQL keeps the time of each kind of statement, which costs it a little
     * @param logs the directory that gets the service's output
     */
    public static BenchServer start(
            ServiceName name, Path root, boolean countStatements, Path logs, Consumer<String> progress)
            throws IOException, SQLException {
        PackagedService packaged = new PackagedService(name, root, JVM);
        packaged.requireBuilt();
        Ports ports = Ports.free();
        LocalIdentityProvider provider = new LocalIdentityProvider("http://localhost:" + ports.gateway(), AUDIENCE);
        LocalPostgres postgres = LocalPostgres.temporary(ports.postgres());
        KeyEndpoint keys = new KeyEndpoint(provider, ports.gateway());
        ServiceProcess service;
        try {
            postgres.server().createDatabase(DATABASE);
            if (countStatements) {
                countStatements(postgres);
            }
            var databases = new Bootstrap(postgres.server(), RolePasswords.random()).apply(DATABASE);
            Surroundings surroundings = new Surroundings(
                    ports, databases, provider.issuer(), provider.audience(), keys.url(), UUID.randomUUID());
            service = new ServiceProcess(packaged, surroundings, logs, progress);
        } catch (IOException | SQLException | RuntimeException e) {
            keys.close();
            postgres.close();
            throw e;
        }
        BenchServer server = new BenchServer(name, ports, provider, postgres, keys, service);
        try {
            service.start();
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.service(name));
    }

    /** A connection as superuser to the suite's database, in auto-commit mode. */
    public Connection connect() throws SQLException {
        return postgres.server().connect(DATABASE);
    }

    /** Tokens of so many users, signed with RS256. */
    public List<String> tokens(int users) {
        return Stream.generate(UUID::randomUUID)
                .limit(users)
                .parallel()
                .map(user -> provider.token(user, TOKEN_VALIDITY))
                .toList();
    }

    /** A token of this user. */
    public String token(UUID user) {
        return provider.token(user, TOKEN_VALIDITY);
    }

    public ProcessTree service() {
        Long pid = service.pid();
        if (pid == null) {
            throw new IllegalStateException(name.module() + " has ended");
        }
        return new ProcessTree(pid);
    }

    public CpuTimes cpuTimes() {
        Long pid = postgres.pid();
        if (pid == null) {
            throw new IllegalStateException("PostgreSQL has ended");
        }
        return CpuTimes.now(service(), new ProcessTree(pid));
    }

    @Override
    public void close() throws IOException {
        service.close();
        keys.close();
        postgres.close();
    }

    private static void countStatements(LocalPostgres postgres) throws SQLException, IOException {
        try (Connection connection = postgres.server().connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set shared_preload_libraries = 'pg_stat_statements'");
        }
        postgres.stop();
        postgres.start();
        try (Connection connection = postgres.server().connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute("create extension pg_stat_statements");
        }
    }
}
