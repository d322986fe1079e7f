package app.synth.tracking.ingest;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests that are in flight at the same time share one write. A request waits until a writer is free and its
 * group is worth writing, at most {@code linger}; whatever has come together by then is one transaction, and each request
 * is answered after it. No request is split over two groups. What waits is bounded in interactions and bytes; what finds
 * no room is refused at once.
 */
@ApplicationScoped
class GroupCommit implements InteractionSink {
    private final GroupWriter writer;
    private final GroupCommitConfig config;
    private final Alarm alarm;
    private final GroupCommitMetrics metrics;
    private final LongSupplier nanoTime;
    private final long linger;

    // Guarded by this.
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    private int waitingRows;
    private long waitingBytes;
    private int busyWriters;
    private boolean alarmSet;

    private record Waiting(JudgedRequest request, UniEmitter<? super List<Fate>> answer, long since) {
        int rows() {
            return request.outcomes().size();
        }
    }

    @Inject
    GroupCommit(GroupWriter writer, GroupCommitConfig config, Alarm alarm, GroupCommitMetrics metrics) {
        this(writer, config, alarm, metrics, System::nanoTime);
    }

    GroupCommit(
            GroupWriter writer,
            GroupCommitConfig config,
            Alarm alarm,
            GroupCommitMetrics metrics,
            LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.writer = writer;
        this.config = config;
        this.alarm = alarm;
        this.metrics = metrics;
        this.linger = config.linger().toNanos();
        metrics.observe(this);
    }

    @Override
    public Uni<List<Fate>> store(JudgedRequest request) {
        if (request.outcomes().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Uni.createFrom().emitter(answer -> {
            if (enqueue(new Waiting(request, answer, nanoTime.getAsLong()))) {
                writeWhatIsDue();
            } else {
                metrics.refused(waitingRows());
                answer.fail(StorageUnavailableException.queueFull());
            }
        });
    }

    /** How many interactions wait for a writer. */
    synchronized int waitingRows() {
        return waitingRows;
    }

    /** How many bytes of requests wait for a writer. */
    synchronized long waitingBytes() {
        return waitingBytes;
    }

    private synchronized boolean enqueue(Waiting waiting) {
        // The first always fits: the largest request is smaller than the smallest sensible queue.
        if (!queue.isEmpty()
                && (waitingRows + waiting.rows() > config.queueRows()
                        || waitingBytes + waiting.request.bytes()
                                > config.queueBytes().asLongValue())) {
            return false;
        }
        queue.add(waiting);
        waitingRows += waiting.rows();
        waitingBytes += waiting.request.bytes();
        return true;
    }

    private void writeWhatIsDue() {
        for (List<Waiting> group = nextGroup(); group != null; group = nextGroup()) {
            write(group);
        }
    }

    /** What a free writer should write now, if anything; if that is only a matter of time, an alarm is set for it. */
    private synchronized @Nullable List<Waiting> nextGroup() {
        Waiting oldest = queue.peek();
        if (oldest == null || busyWriters == config.writers()) {
            return null;
        }
        long left = linger - (nanoTime.getAsLong() - oldest.since);
        if (waitingRows < config.groupRows() && left > 0) {
            if (!alarmSet) {
                alarmSet = true;
                alarm.after(Duration.ofNanos(left), this::lingered);
            }
            return null;
        }
        busyWriters++;
        return take();
    }

    private void lingered() {
        synchronized (this) {
            alarmSet = false;
        }
        writeWhatIsDue();
    }

    private List<Waiting> take() {
        List<Waiting> group = new ArrayList<>();
        int rows = 0;
        long bytes = 0;
        for (Waiting next = queue.peek(); next != null; next = queue.peek()) {
            rows += next.rows();
            bytes += next.request.bytes();
            if (!group.isEmpty()
                    && (rows > config.groupRows() || bytes > config.groupBytes().asLongValue())) {
                break;
            }
            group.add(queue.remove());
            waitingRows -= next.rows();
            waitingBytes -= next.request.bytes();
        }
        return group;
    }

    private void write(List<Waiting> group) {
        GroupCommitMetrics.Write timed =
                metrics.write(group.stream().mapToInt(Waiting::rows).sum(), group.size(), waitingRows());
        writer.write(group.stream().map(Waiting::request).toList())
                .subscribe()
                .with(
                        fates -> {
                            timed.committed();
                            free();
                            for (int i = 0; i < group.size(); i++) {
                                group.get(i).answer.complete(fates.get(i));
                            }
                            writeWhatIsDue();
                        },
                        failure -> {
                            timed.failed();
                            free();
                            List<Waiting> refused = new ArrayList<>(group);
                            refused.addAll(everythingQueued());
                            StorageUnavailableException unavailable = new StorageUnavailableException(failure);
                            refused.forEach(waiting -> waiting.answer.fail(unavailable));
                        });
    }

    private synchronized void free() {
        busyWriters--;
    }

    /** Whoever waits behind a failed write would only fail later. */
    private synchronized List<Waiting> everythingQueued() {
        List<Waiting> all = List.copyOf(queue);
        queue.clear();
        waitingRows = 0;
        waitingBytes = 0;
        return all;
    }
}
