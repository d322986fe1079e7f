package app.synth.bench.sql;

import app.synth.bench.load.LoadResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls the database over so many connections, each as soon as it was answered. */
public final class SqlLoad {
    /** Opens connections. */
    public interface Connections {
        Connection open() throws SQLException;
    }

    /** One connection's call, prepared once and made many times. */
    public interface Call {
        /** Makes the call, committed when it returns, and says how many items it brought. */
        long make() throws SQLException;
    }

    /** Prepares the call on a connection. */
    public interface Preparation {
        Call on(Connection connection) throws SQLException;
    }

    private record Share(long calls, long items, double seconds) {}

    private final Connections connections;
    private final Preparation preparation;

    public SqlLoad(Connections connections, Preparation preparation) {
        this.connections = connections;
        this.preparation = preparation;
    }

    /** Calls until the time is over; what has begun then is finished, and counted with the time it took. */
    public LoadResult run(int parallel, Duration duration) throws SQLException {
        List<Connection> opened = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(parallel)) {
            List<Callable<Share>> shares = new ArrayList<>();
            for (int count = 0; count < parallel; count++) {
                Connection connection = connections.open();
                opened.add(connection);
                Call call = preparation.on(connection);
                shares.add(() -> repeat(call, duration));
            }
            return sum(threads.invokeAll(shares), duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        } finally {
            for (Connection connection : opened) {
                connection.close();
            }
        }
    }

    private static Share repeat(Call call, Duration duration) throws SQLException {
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        long calls = 0;
        long items = 0;
        while (System.nanoTime() < end) {
            items += call.make();
            calls++;
        }
        return new Share(calls, items, (System.nanoTime() - begin) / 1e9);
    }

    /** Long calls end at different times: the rates add up, not the counts. */
    private static LoadResult sum(List<Future<Share>> shares, Duration duration)
            throws SQLException, InterruptedException {
        long calls = 0;
        long items = 0;
        double itemsPerSecond = 0;
        for (Future<Share> future : shares) {
            Share share;
            try {
                share = future.get();
            } catch (ExecutionException e) {
                throw new SQLException("a call failed: " + e.getCause(), e);
            }
            calls += share.calls();
            items += share.items();
            itemsPerSecond += share.items() / share.seconds();
        }
        Duration took = itemsPerSecond == 0 ? duration : Duration.ofNanos((long) (items / itemsPerSecond * 1e9));
        return new LoadResult(took, calls, items, 0, null, null);
    }
}
