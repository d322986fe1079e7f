package app.synth.bench.rollup;

import app.synth.bench.machine.CpuTimes;
import app.synth.bench.machine.ProcessTree;
import app.synth.bench.server.RunningService;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What the rollups use: the service, and those of PostgreSQL's processes that work for it. What PostgreSQL does in the
 * background for everybody (checkpoints, vacuum) stands in {@code all}.
 *
 * @param backends by process id
 * @param all of service and PostgreSQL, and of everybody else
 */
record RollupCpu(Duration service, Map<Long, Duration> backends, CpuTimes all) {

    static RollupCpu now(RunningService service) throws SQLException {
        Map<Long, Duration> backends = new HashMap<>();
        try (Connection connection = service.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select pid from pg_stat_activity where usename = 'analytics_service'")) {
            while (rows.next()) {
                long pid = rows.getLong(1);
                backends.put(pid, new ProcessTree(pid).ownCpu());
            }
        }
        CpuTimes all = service.cpuTimes();
        return new RollupCpu(all.service(), backends, all);
    }

    /** What was used in between; of a process that ended meanwhile, nothing. */
    RollupCpu since(RollupCpu before) {
        Map<Long, Duration> used = new HashMap<>();
        backends.forEach((pid, time) -> used.put(pid, time.minus(before.backends.getOrDefault(pid, Duration.ZERO))));
        return new RollupCpu(service.minus(before.service), used, all.since(before.all));
    }

    /** Seconds of service and its backends. */
    double seconds() {
        return seconds(service) + backendSeconds();
    }

    double backendSeconds() {
        return backends.values().stream().mapToDouble(RollupCpu::seconds).sum();
    }

    /** Seconds of service and PostgreSQL as a whole. */
    double wholeSeconds() {
        return seconds(all.service()) + seconds(all.postgres());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
