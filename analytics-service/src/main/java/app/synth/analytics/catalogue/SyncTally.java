package app.synth.analytics.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up the batches of a run. */
final class SyncTally {
    private final Map<String, SkippedRows> reasons = new TreeMap<>();
    private long received;
    private long stored;
    private long removed;
    private long skipped;
    private @Nullable String last;

    void add(SyncBatch batch) {
        received += batch.received();
        stored += batch.stored();
        removed += batch.removed();
        skipped += batch.skipped();
        last = batch.last() == null ? last : batch.last();
        for (SkippedRows rows : batch.skippedBecause()) {
            reasons.merge(
                    rows.field() + ' ' + rows.reason(),
                    rows,
                    (one, more) -> new SkippedRows(one.field(), one.reason(), one.rows() + more.rows(), one.example()));
        }
    }

    /** Behind which id the next batch begins; null before the first. */
    @Nullable
    String last() {
        return last;
    }

    /** Whether no row said what it is about. */
    boolean isWithoutIds() {
        return last == null || last.isEmpty();
    }

    SyncRun ended(
            CatalogueKind kind, ViewName view, Instant startedAt, @Nullable ViewFault fault, @Nullable String detail) {
        return new SyncRun(
                kind.code(),
                view.toString(),
                startedAt,
                Instant.now(),
                received,
                stored,
                received - skipped - stored,
                removed,
                skipped,
                List.copyOf(reasons.values()),
                fault == null ? null : fault.code(),
                detail);
    }
}
