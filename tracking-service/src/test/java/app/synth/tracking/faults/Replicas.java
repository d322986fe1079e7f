package app.synth.tracking.faults;

import app.synth.localstack.ProjectRoot;
import app.synth.localstack.identity.LocalIdentityProvider;
import app.synth.localstack.postgres.Bootstrap;
import app.synth.localstack.postgres.LocalPostgres;
import app.synth.localstack.postgres.RolePasswords;
import app.synth.localstack.service.PackagedService;
import app.synth.localstack.service.ServiceProcess;
import app.synth.localstack.service.Surroundings;
import app.synth.localstack.topology.Ports;
import app.synth.localstack.topology.ServiceName;
import app.synth.testsupport.KeyServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Two replicas of the packaged service on one Postgres of their own, all of which a test may take away. */
final class Replicas implements AutoCloseable {
    private static final String DATABASE = "faults";
    private static final int COUNT = 2;

    private final LocalIdentityProvider provider;
    private final KeyServer keys;
    private final LocalPostgres postgres;
    private final List<Ports> ports = new ArrayList<>();
    private final List<ServiceProcess> services = new ArrayList<>();

    Replicas() throws IOException, SQLException {
        provider = new LocalIdentityProvider("https://identity.synth.test", "synth");
        keys = new KeyServer(provider);
        postgres = LocalPostgres.temporary();
        postgres.server().createDatabase(DATABASE);
        var databases = new Bootstrap(postgres.server(), RolePasswords.random()).apply(DATABASE);
        Path root = ProjectRoot.find();
        for (int replica = 0; replica < COUNT; replica++) {
            Ports own = Ports.free();
            ports.add(own);
            services.add(new ServiceProcess(
                    new PackagedService(ServiceName.TRACKING, root),
                    new Surroundings(
                            own,
                            databases,
                            provider.issuer(),
                            provider.audience(),
                            keys.uri().toString(),
                            UUID.randomUUID()),
                    root.resolve("tracking-service/target/faults/replica-" + replica),
                    line -> {}));
            services.getLast().start();
        }
    }

    List<URI> addresses() {
        return ports.stream()
                .map(own -> URI.create("http://127.0.0.1:" + own.service(ServiceName.TRACKING)))
                .toList();
    }

    String token(UUID user) {
        return provider.token(user, Duration.ofHours(1));
    }

    /** Ends a replica as a crash of its machine would; it is started again after a second. */
    void kill(int replica) {
        Long pid = services.get(replica).pid();
        if (pid != null) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** Ends a replica in the orderly way; it is started again after a second. */
    void terminate(int replica) {
        Long pid = services.get(replica).pid();
        if (pid != null) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        }
    }

    void stopPostgres() throws IOException {
        postgres.stop();
    }

    void crashPostgres() throws IOException {
        postgres.kill();
    }

    void startPostgres() throws IOException {
        postgres.start();
    }

    /** Ends every connection of the services, in whatever they are. */
    long cutConnections() throws SQLException {
        return count("""
                select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'tracking_service'
                """);
    }

    long count(String sql) throws SQLException {
        try (Connection connection = postgres.server().connect(DATABASE);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** The first column of every row. */
    List<String> texts(String sql) throws SQLException {
        try (Connection connection = postgres.server().connect(DATABASE);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (result.next()) {
                texts.add(result.getString(1));
            }
            return texts;
        }
    }

    @Override
    public void close() throws IOException {
        services.forEach(ServiceProcess::close);
        keys.stop();
        postgres.close();
    }
}
