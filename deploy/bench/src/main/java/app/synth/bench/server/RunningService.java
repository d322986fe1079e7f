package app.synth.bench.server;

import app.synth.bench.machine.CpuTimes;
import app.synth.bench.machine.ProcessTree;
import app.synth.localstack.service.ServiceProcess;
import app.synth.localstack.topology.ServiceName;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;

/** One packaged service that runs on one of a cluster's databases. */
public final class RunningService implements ServerUnderTest, AutoCloseable {
    private final BenchCluster cluster;
    private final ServiceName name;
    private final String database;
    private final ServiceProcess process;

    RunningService(BenchCluster cluster, ServiceName name, String database, ServiceProcess process) {
        this.cluster = cluster;
        this.name = name;
        this.database = database;
        this.process = process;
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), cluster.ports().service(name));
    }

    public ProcessTree service() {
        Long pid = process.pid();
        if (pid == null) {
            throw new IllegalStateException(name.module() + " has ended");
        }
        return new ProcessTree(pid);
    }

    /** What the service counts of itself, now. */
    public Metrics metrics() {
        return Metrics.read(cluster.ports().management(name));
    }

    @Override
    public CpuTimes cpuTimes() {
        return CpuTimes.now(service(), cluster.postgres());
    }

    @Override
    public Connection connect() throws SQLException {
        return cluster.connect(database);
    }

    @Override
    public void close() {
        process.close();
    }
}
