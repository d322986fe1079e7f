package app.synth.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over kept-alive connections, all from the calling thread: one selector, no parsing beyond
 * {@link Answer}, no garbage to speak of.
 */
public final class HttpLoad {
    /** For the answers that are under way when the time is over. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InetSocketAddress address;
    private final int connections;
    private final Requests requests;

    public HttpLoad(InetSocketAddress address, int connections, Requests requests) {
        this.address = address;
        this.connections = connections;
        this.requests = requests;
    }

    /** Every connection sends as soon as it was answered. */
    public LoadResult asFastAsAnswered(Duration duration) throws IOException {
        return run(new Pace.AsFastAsAnswered(), duration);
    }

    /** So many requests a second, evenly spaced; latencies count from when a request was due. */
    public LoadResult atRate(double perSecond, Duration duration) throws IOException {
        return run(new Pace.Constant(perSecond), duration);
    }

    private LoadResult run(Pace pace, Duration duration) throws IOException {
        List<Line> lines = new ArrayList<>(connections);
        try (Selector selector = Selector.open()) {
            for (int count = 0; count < connections; count++) {
                lines.add(Line.open(address, selector, requests.longest()));
            }
            return new Run(selector, pace, lines).until(System.nanoTime() + duration.toNanos());
        } finally {
            for (Line line : lines) {
                line.close();
            }
        }
    }

    private final class Run {
        private final Selector selector;
        private final Pace pace;
        private final Deque<Line> idle;
        private final Latencies.Recorder latencies = new Latencies.Recorder();
        private final long begin = System.nanoTime();
        private long lastAnswer = begin;
        private long sent;
        private long answered;
        private long stored;
        private long failed;
        private @Nullable String failure;

        Run(Selector selector, Pace pace, List<Line> lines) {
            this.selector = selector;
            this.pace = pace;
            this.idle = new ArrayDeque<>(lines);
        }

        LoadResult until(long end) throws IOException {
            long now = System.nanoTime();
            while (now < end || idle.size() < connections) {
                long next = now < end ? sendWhatIsDue(now) : now + PATIENCE.toNanos();
                // at least a millisecond: with less, the selector would spin and take the CPU that is measured
                selector.select(this::proceed, Math.max(1, TimeUnit.NANOSECONDS.toMillis(next - now)));
                now = System.nanoTime();
                if (now > end + PATIENCE.toNanos()) {
                    throw new IOException(
                            "%d requests were not answered within %s".formatted(connections - idle.size(), PATIENCE));
                }
            }
            return new LoadResult(
                    Duration.ofNanos(lastAnswer - begin), answered, stored, failed, failure, latencies.latencies());
        }

        /** Says when there will be something to do again, unless an answer comes first. */
        private long sendWhatIsDue(long now) throws IOException {
            while (!idle.isEmpty()) {
                long due = pace.due(begin, now, sent);
                if (due > now) {
                    return due;
                }
                idle.remove().send(requests, due);
                sent++;
            }
            return now + PATIENCE.toNanos();
        }

        private void proceed(SelectionKey key) {
            Line line = (Line) key.attachment();
            Answer answer;
            try {
                answer = line.proceed();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (answer != null) {
                take(answer, line);
                idle.add(line);
            }
        }

        private void take(Answer answer, Line line) {
            lastAnswer = System.nanoTime();
            latencies.add(lastAnswer - line.due());
            if (answer.status() == 200) {
                answered++;
                stored += answer.stored();
            } else {
                failed++;
                failure = failure == null ? line.text() : failure;
            }
        }
    }
}
