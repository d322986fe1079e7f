package app.synth.tracking.report;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** What one replica counts within one minute. Adding neither waits nor, but for a source's first, allocates. */
final class MinuteTally {
    final Latencies acknowledgement = new Latencies();
    final Latencies write = new Latencies();
    final LongAdder commits = new LongAdder();
    final LongAdder failedCommits = new LongAdder();
    final LongAdder committedInteractions = new LongAdder();
    final LongAdder committedRequests = new LongAdder();
    final LongAccumulator mostWaiting = new LongAccumulator(Math::max, 0);
    private final Map<String, OfSource> sources = new ConcurrentHashMap<>();
    private final Map<Reason, Refused> refused = new ConcurrentHashMap<>();

    /** Counts of one source's interactions. */
    static final class OfSource {
        final LongAdder stored = new LongAdder();
        final LongAdder withoutMetadata = new LongAdder();
        final LongAdder unresolvable = new LongAdder();
        final LongAdder violations = new LongAdder();
        final LongAdder made = new LongAdder();
        final Map<String, LongAdder> lost = new ConcurrentHashMap<>();
    }

    private record Reason(int status, String code) {}

    private record Refused(LongAdder requests, LongAdder interactions) {}

    OfSource of(String source) {
        OfSource known = sources.get(source);
        return known == null ? sources.computeIfAbsent(source, first -> new OfSource()) : known;
    }

    void refused(int status, String code, int interactions) {
        Refused counts = refused.computeIfAbsent(
                new Reason(status, code), first -> new Refused(new LongAdder(), new LongAdder()));
        counts.requests.increment();
        counts.interactions.add(interactions);
    }

    /** Everything that was counted so far, flat: the same keys of many minutes and replicas add up. */
    Map<String, Object> figures() {
        Map<String, Object> figures = new TreeMap<>();
        acknowledgement.forEach((bound, count) -> figures.put(FigureKeys.ACKNOWLEDGEMENT + bound, count));
        write.forEach((bound, count) -> figures.put(FigureKeys.WRITE + bound, count));
        figures.put(FigureKeys.COMMITS, commits.sum());
        figures.put(FigureKeys.FAILED_COMMITS, failedCommits.sum());
        figures.put(FigureKeys.COMMITTED_INTERACTIONS, committedInteractions.sum());
        figures.put(FigureKeys.COMMITTED_REQUESTS, committedRequests.sum());
        figures.put(FigureKeys.MOST_WAITING, mostWaiting.get());
        sources.forEach((source, counts) -> {
            put(figures, FigureKeys.STORED + source, counts.stored);
            put(figures, FigureKeys.WITHOUT_METADATA + source, counts.withoutMetadata);
            put(figures, FigureKeys.UNRESOLVABLE + source, counts.unresolvable);
            put(figures, FigureKeys.VIOLATIONS + source, counts.violations);
            put(figures, FigureKeys.MADE + source, counts.made);
            counts.lost.forEach((reason, lost) -> put(figures, FigureKeys.LOST + source + "/" + reason, lost));
        });
        refused.forEach((reason, counts) -> {
            String suffix = reason.status + "/" + reason.code;
            put(figures, FigureKeys.REFUSED_REQUESTS + suffix, counts.requests);
            put(figures, FigureKeys.REFUSED_INTERACTIONS + suffix, counts.interactions);
        });
        return figures;
    }

    private static void put(Map<String, Object> figures, String key, LongAdder count) {
        if (count.sum() > 0) {
            figures.put(key, count.sum());
        }
    }
}
