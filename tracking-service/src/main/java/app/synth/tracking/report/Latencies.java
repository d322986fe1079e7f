package app.synth.tracking.report;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** Durations counted in fixed buckets, a third apart on average: no lock, no allocation, and counts of replicas add up. */
final class Latencies {
    private static final long NANOS_PER_MICRO = 1_000;

    /** The longest duration of each bucket, in microseconds. What is longer than the last counts as the last. */
    private static final long[] BOUNDS = {
        100,
        250,
        500,
        750,
        1_000,
        1_500,
        2_000,
        3_000,
        4_000,
        5_000,
        7_500,
        10_000,
        15_000,
        20_000,
        25_000,
        35_000,
        50_000,
        75_000,
        100_000,
        150_000,
        200_000,
        300_000,
        500_000,
        750_000,
        1_000_000,
        2_000_000,
        5_000_000,
        10_000_000,
        60_000_000
    };

    private final LongAdder[] counts = new LongAdder[BOUNDS.length];

    Latencies() {
        Arrays.setAll(counts, bucket -> new LongAdder());
    }

    void record(long nanos) {
        int found = Arrays.binarySearch(BOUNDS, nanos / NANOS_PER_MICRO);
        counts[Math.min(found < 0 ? -found - 1 : found, BOUNDS.length - 1)].increment();
    }

    /** Every bucket that is not empty: its bound in microseconds, as text, and its count. */
    void forEach(ObjLongConsumer<String> consumer) {
        for (int bucket = 0; bucket < counts.length; bucket++) {
            long count = counts[bucket].sum();
            if (count > 0) {
                consumer.accept(Long.toString(BOUNDS[bucket]), count);
            }
        }
    }

    /**
     * A quantile, by linear interpolation within its bucket: exact at the bounds, of which 100 ms is one.
     *
     * @param counts by bound, in microseconds
     * @param share 0.95 for the 95th percentile
     * @return milliseconds; null where nothing was counted
     */
    static @Nullable Double quantile(Map<Long, Long> counts, double share) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        double wanted = share * all;
        double below = 0;
        long from = 0;
        for (long until : BOUNDS) {
            long here = counts.getOrDefault(until, 0L);
            if (here > 0 && below + here >= wanted) {
                double micros = from + (until - from) * (wanted - below) / here;
                return Math.round(micros) / 1_000.0;
            }
            below += here;
            from = until;
        }
        return null;
    }
}
