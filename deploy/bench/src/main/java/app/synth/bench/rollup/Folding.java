package app.synth.bench.rollup;

import app.synth.bench.server.Metrics;
import app.synth.bench.server.RunningService;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/** A running analytics-service, watched while it folds what is new. */
final class Folding {
    private static final String FOLDED = """
            select coalesce(sum(interactions), 0) from analytics.analytics_activity where period = 'day'
            """;
    private static final String STEPS = "synth_rollup_step_seconds_count";
    private static final String STEP_SECONDS = "synth_rollup_step_seconds_sum";

    /** Without a step for so long, it is not the machine that is slow. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /** Writes interactions. */
    interface Sending {
        void send() throws SQLException;
    }

    private final RunningService service;

    Folding(RunningService service) {
        this.service = service;
    }

    /** How many interactions are in the figures. */
    long rows() throws SQLException {
        try (Connection connection = service.connect()) {
            return rows(connection);
        }
    }

    /** Returns when so many are. */
    void await(long rows) throws SQLException {
        long before = -1;
        Instant deadline = Instant.now().plus(PATIENCE);
        try (Connection connection = service.connect()) {
            for (long now = rows(connection); now < rows; now = rows(connection)) {
                if (now > before) {
                    before = now;
                    deadline = Instant.now().plus(PATIENCE);
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException(
                            "the rollups stand still at %,d of %,d interactions".formatted(now, rows));
                }
                pause(BETWEEN_LOOKS);
            }
        }
    }

    private static long rows(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(FOLDED)) {
            found.next();
            return found.getLong(1);
        }
    }

    /**
     * Sends interactions all of which become visible to the rollups at one moment, and measures from there until they are
     * folded. An open transaction that has an id holds back what was written after it began.
     */
    DayCost atOnce(long rows, Sending sending) throws SQLException {
        long folded = rows();
        try (Connection holder = service.connect();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            sending.send();
            return measured(rows, folded, holder::rollback);
        }
    }

    /** Sends interactions and measures from their beginning until they are folded. */
    DayCost meanwhile(long rows, Sending sending) throws SQLException {
        return measured(rows, rows(), sending);
    }

    private DayCost measured(long rows, long folded, Sending sending) throws SQLException {
        Metrics metrics = service.metrics();
        RollupCpu cpu = RollupCpu.now(service);
        long begin = System.nanoTime();
        sending.send();
        await(folded + rows);
        double elapsed = (System.nanoTime() - begin) / 1e9;
        RollupCpu used = RollupCpu.now(service).since(cpu);
        Metrics after = service.metrics();
        return new DayCost(
                rows,
                after.sum(STEPS) - metrics.sum(STEPS),
                after.sum(STEP_SECONDS) - metrics.sum(STEP_SECONDS),
                elapsed,
                used);
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
