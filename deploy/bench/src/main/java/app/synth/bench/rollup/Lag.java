package app.synth.bench.rollup;

import app.synth.bench.load.Latencies;
import app.synth.bench.load.LoadResult;
import app.synth.bench.server.RunningService;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Interactions come in evenly, as ingestion writes them; some of them are about events of their own, and their lag runs from
 * the commit until such an event is seen in the figures.
 */
final class Lag {
    private static final int TRANSACTIONS_PER_SECOND = 20;
    private static final int PROBE_EVERY = 4;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String SEND = """
            insert into tracking.user_interactions
                (id, user_id, occurred_at, received_at, event_type, entity_type, entity_id, action, source, session_id, anonymous_id,
                 message_id, metadata)
            select id, user_id, occurred_at, now(), event_type, entity_type, entity_id, action, 'app', session_id, anonymous_id,
                   message_id, metadata
            from bench.traffic(?, ?, ?, now() - make_interval(secs => ?), make_interval(secs => ?))
            """;

    private static final String PROBE = """
            insert into tracking.user_interactions
                (id, occurred_at, received_at, event_type, entity_type, entity_id, action, source, session_id, anonymous_id, message_id)
            values (gen_random_uuid(), now(), now(), 'impression', 'event', ?, 'impression', 'app', ?, ?, ?)
            """;

    private static final String SEEN = """
            select event_id from analytics.analytics_event_daily where event_id = any (?) and impressions > 0
            """;

    /**
     * What came of it.
     *
     * @param sent interactions, the probes among them
     * @param lags of the probes
     * @param unseen probes that were not in the figures in time
     */
    record Result(long sent, Duration took, Latencies lags, long unseen, RollupCpu cpu) {
        double perSecond() {
            return sent / seconds();
        }

        /** How many cores the rollups kept busy. */
        double cores() {
            return cpu.seconds() / seconds();
        }

        LoadResult load() {
            return new LoadResult(took, sent, sent, unseen, null, lags);
        }

        private double seconds() {
            return took.toNanos() / 1e9;
        }
    }

    private final RunningService service;
    private final int perTransaction;
    private final int spread;
    private final double secondsApart;
    private final Map<String, Long> outstanding = new ConcurrentHashMap<>();

    Lag(RunningService service, int perSecond) {
        this.service = service;
        this.perTransaction = perSecond / TRANSACTIONS_PER_SECOND;
        this.secondsApart = 1.0 / perSecond;
        this.spread = Traffic.spread(secondsApart);
    }

    /** @param first the number of the first interaction */
    Result run(long first, Duration duration) throws SQLException {
        Latencies.Recorder lags = new Latencies.Recorder();
        RollupCpu before = RollupCpu.now(service);
        long begin = System.nanoTime();
        long sent;
        RollupCpu used;
        long took;
        try (Connection connection = service.connect();
                Looking looking = Looking.start(service, outstanding, lags)) {
            sent = send(connection, first, begin, duration);
            took = System.nanoTime() - begin;
            used = RollupCpu.now(service).since(before);
            Instant deadline = Instant.now().plus(PATIENCE);
            while (!outstanding.isEmpty() && Instant.now().isBefore(deadline) && looking.isAlive()) {
                Folding.pause(BETWEEN_LOOKS);
            }
        }
        return new Result(sent, Duration.ofNanos(took), lags.latencies(), outstanding.size(), used);
    }

    private long send(Connection connection, long first, long begin, Duration duration) throws SQLException {
        long interval = TimeUnit.SECONDS.toNanos(1) / TRANSACTIONS_PER_SECOND;
        long transactions = duration.toNanos() / interval;
        long sent = 0;
        connection.setAutoCommit(false);
        try (PreparedStatement traffic = connection.prepareStatement(SEND);
                PreparedStatement probe = connection.prepareStatement(PROBE)) {
            for (long transaction = 0; transaction < transactions; transaction++) {
                long due = begin + transaction * interval;
                long early = due - System.nanoTime();
                if (early > 0) {
                    Folding.pause(Duration.ofNanos(early));
                }
                traffic.setLong(1, first + transaction * perTransaction);
                traffic.setInt(2, perTransaction);
                traffic.setInt(3, spread);
                traffic.setDouble(4, perTransaction * secondsApart);
                traffic.setDouble(5, secondsApart);
                sent += traffic.executeUpdate();
                String event = null;
                if (transaction % PROBE_EVERY == 0) {
                    event = "probe-" + first + "-" + transaction;
                    for (int parameter = 1; parameter <= 4; parameter++) {
                        probe.setString(parameter, event);
                    }
                    sent += probe.executeUpdate();
                }
                connection.commit();
                if (event != null) {
                    outstanding.put(event, System.nanoTime());
                }
            }
        }
        return sent;
    }

    /** Looks for the probes in the figures. */
    private static final class Looking implements AutoCloseable {
        private final Thread thread;
        private volatile boolean over;

        private Looking(RunningService service, Map<String, Long> outstanding, Latencies.Recorder lags) {
            this.thread = Thread.ofPlatform().name("probes").unstarted(() -> look(service, outstanding, lags));
        }

        static Looking start(RunningService service, Map<String, Long> outstanding, Latencies.Recorder lags) {
            Looking looking = new Looking(service, outstanding, lags);
            looking.thread.start();
            return looking;
        }

        boolean isAlive() {
            return thread.isAlive();
        }

        private void look(RunningService service, Map<String, Long> outstanding, Latencies.Recorder lags) {
            try (Connection connection = service.connect();
                    PreparedStatement query = connection.prepareStatement(SEEN)) {
                while (!over) {
                    Array wanted = connection.createArrayOf(
                            "text", outstanding.keySet().toArray());
                    query.setArray(1, wanted);
                    try (ResultSet rows = query.executeQuery()) {
                        long now = System.nanoTime();
                        while (rows.next()) {
                            Long committed = outstanding.remove(rows.getString(1));
                            if (committed != null) {
                                lags.add(now - committed);
                            }
                        }
                    }
                    wanted.free();
                    Folding.pause(BETWEEN_LOOKS);
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the figures cannot be read", e);
            }
        }

        /** Also makes what the thread has written visible. */
        @Override
        public void close() {
            over = true;
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
