package app.synth.analytics.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch of a view's rows.
 *
 * @param last the id with which it ends, and the next one goes on; null without any row
 * @param full whether there may be more rows
 */
record SyncBatch(
        long received,
        long stored,
        long removed,
        long skipped,
        List<SkippedRows> skippedBecause,
        @Nullable String last,
        boolean full) {}
