package app.synth.tracking.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/**
 * What this replica has seen, minute by minute, until it is written: what no row in the database tells. Safe for any thread,
 * and made for the hot path: nobody waits, and nothing is allocated per interaction.
 */
@ApplicationScoped
public class MinuteFigures {
    private static final long MILLIS = 60_000;

    /** A recorder that took a minute's tally in its last moment may be a little late. */
    private static final long SETTLED_MILLIS = 5_000;

    private final InstantSource clock;
    private final int minutesAtMost;
    private final ConcurrentSkipListMap<Long, MinuteTally> minutes = new ConcurrentSkipListMap<>();
    private volatile Current current = new Current(Long.MIN_VALUE, new MinuteTally());
    private volatile IntSupplier waiting = () -> 0;

    /** @param number minutes since the epoch */
    private record Current(long number, MinuteTally tally) {}

    @Inject
    MinuteFigures(ReportConfig config) {
        this(InstantSource.system(), config.minutesAtMost());
    }

    /** @param minutesAtMost how many unwritten minutes are kept */
    public MinuteFigures(InstantSource clock, int minutesAtMost) {
        this.clock = clock;
        this.minutesAtMost = minutesAtMost;
    }

    /** A request's interactions are committed, so long after it had been read. */
    public void acknowledged(long nanos) {
        now().acknowledgement.record(nanos);
    }

    /** Interactions of a source are stored, so many of them without metadata, or about something they do not name. */
    public void stored(String source, int interactions, int withoutMetadata, int unresolvable) {
        MinuteTally.OfSource counts = now().of(source);
        counts.stored.add(interactions);
        if (withoutMetadata > 0) {
            counts.withoutMetadata.add(withoutMetadata);
        }
        if (unresolvable > 0) {
            counts.unresolvable.add(unresolvable);
        }
    }

    /** An interaction of a source violates the tracking plan in so many ways. */
    public void violated(String source, int violations) {
        now().of(source).violations.add(violations);
    }

    /** A client of a source says how many interactions it has made, and how many are lost by why. */
    public void delivered(String source, long made, Map<String, Long> lost) {
        MinuteTally.OfSource counts = now().of(source);
        counts.made.add(made);
        lost.forEach((reason, interactions) ->
                counts.lost.computeIfAbsent(reason, first -> new LongAdder()).add(interactions));
    }

    /** A write is committed. */
    public void committed(long nanos, int interactions, int requests) {
        MinuteTally tally = now();
        tally.write.record(nanos);
        tally.commits.increment();
        tally.committedInteractions.add(interactions);
        tally.committedRequests.add(requests);
    }

    /** A write failed, and its requests are refused. */
    public void notCommitted() {
        now().failedCommits.increment();
    }

    /** So many interactions wait, or have just waited, for a writer. */
    public void waiting(int interactions) {
        now().mostWaiting.accumulate(interactions);
    }

    /** Where to ask how many wait. */
    public void observeWaiting(IntSupplier queue) {
        waiting = queue;
    }

    /** A request to send interactions was refused. */
    void refused(int status, String code, int interactions) {
        now().refused(status, code, interactions);
    }

    /** All minutes that are not known to be written, oldest first, each with everything counted in it so far. */
    Map<Instant, Map<String, Object>> unwritten() {
        int depth = waiting.getAsInt();
        waiting(depth);
        long last = current.number;
        Map<Instant, Map<String, Object>> all = new TreeMap<>();
        minutes.headMap(last, true).forEach((number, tally) -> all.put(instant(number), tally.figures()));
        all.computeIfPresent(instant(last), (minute, figures) -> {
            figures.put(FigureKeys.WAITING, depth);
            return figures;
        });
        return all;
    }

    /** Forgets minutes that were over when they were taken and are written now. */
    void written(Iterable<Instant> taken, Instant at) {
        for (Instant minute : taken) {
            if (minute.toEpochMilli() + MILLIS + SETTLED_MILLIS < at.toEpochMilli()) {
                minutes.remove(minute.toEpochMilli() / MILLIS);
            }
        }
    }

    private MinuteTally now() {
        long number = clock.millis() / MILLIS;
        Current known = current;
        return known.number == number ? known.tally : begin(number);
    }

    private synchronized MinuteTally begin(long number) {
        if (number > current.number) { // a clock that is set back counts into the minute that was
            MinuteTally tally = new MinuteTally();
            minutes.put(number, tally);
            current = new Current(number, tally);
            while (minutes.size() > minutesAtMost) {
                minutes.pollFirstEntry();
            }
        }
        return current.tally;
    }

    private static Instant instant(long number) {
        return Instant.ofEpochMilli(number * MILLIS);
    }
}
