package app.synth.bench.profile;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Looks again and again at what each client's backend of PostgreSQL is doing. */
public final class WaitSampler implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private static final String LOOK = """
            select case when state = 'idle' then 'idle: waits for the client'
                        when wait_event is null then 'on CPU, or ready to be'
                        else wait_event_type || ': ' || wait_event end,
                   count(*)
            from pg_stat_activity
            where backend_type = 'client backend' and pid <> pg_backend_pid()
            group by 1
            """;

    private final Connection connection;
    private final Thread thread;
    private final Map<String, Integer> seen = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    /** @param connection of its own; is closed with this */
    public WaitSampler(Connection connection) {
        this.connection = connection;
        this.thread = Thread.ofPlatform().name("wait-sampler").start(this::sample);
    }

    /** What was seen, as a part of all backends at all moments. */
    @Override
    public String toString() {
        int all = seen.values().stream().mapToInt(Integer::intValue).sum();
        return "\nWhat PostgreSQL's backends were doing\n"
                + seen.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                        .limit(10)
                        .map(entry -> String.format(
                                Locale.ROOT, "  %5.1f %%  %s%n", 100.0 * entry.getValue() / all, entry.getKey()))
                        .collect(Collectors.joining());
    }

    @Override
    public void close() throws SQLException {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }

    private void sample() {
        try (PreparedStatement look = connection.prepareStatement(LOOK)) {
            while (!stopped) {
                try (ResultSet rows = look.executeQuery()) {
                    while (rows.next()) {
                        seen.merge(rows.getString(1), rows.getInt(2), Integer::sum);
                    }
                }
                Thread.sleep(PAUSE);
            }
        } catch (SQLException e) {
            seen.put("sampling ended: " + e.getMessage(), 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
