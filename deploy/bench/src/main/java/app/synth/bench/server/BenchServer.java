package app.synth.bench.server;

import app.synth.bench.machine.CpuTimes;
import app.synth.bench.machine.ProcessTree;
import app.synth.localstack.topology.ServiceName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** PostgreSQL and one packaged service that runs as in production, started for one benchmark. */
public final class BenchServer implements ServerUnderTest, AutoCloseable {
    /** The options of the service's JVM. */
    public static final List<String> JVM = BenchCluster.JVM;

    private static final String DATABASE = "synth";

    private final BenchCluster cluster;
    private final RunningService service;

    private BenchServer(BenchCluster cluster, RunningService service) {
        this.cluster = cluster;
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
        BenchCluster cluster = BenchCluster.start(root, logs, progress);
        try {
            cluster.createDatabase(DATABASE);
            if (countStatements) {
                countStatements(cluster);
            }
            return new BenchServer(cluster, cluster.run(name, DATABASE, Map.of()));
        } catch (IOException | SQLException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    public InetSocketAddress address() {
        return service.address();
    }

    @Override
    public Connection connect() throws SQLException {
        return service.connect();
    }

    /** Tokens of so many users, signed with RS256. */
    public List<String> tokens(int users) {
        return cluster.tokens(users);
    }

    /** A token of this user. */
    public String token(UUID user) {
        return cluster.token(user);
    }

    public ProcessTree service() {
        return service.service();
    }

    @Override
    public CpuTimes cpuTimes() {
        return service.cpuTimes();
    }

    @Override
    public void close() throws IOException {
        service.close();
        cluster.close();
    }

    private static void countStatements(BenchCluster cluster) throws SQLException, IOException {
        execute(cluster, "alter system set shared_preload_libraries = 'pg_stat_statements'");
        cluster.restartPostgres();
        execute(cluster, "create extension pg_stat_statements");
    }

    private static void execute(BenchCluster cluster, String sql) throws SQLException {
        try (Connection connection = cluster.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
