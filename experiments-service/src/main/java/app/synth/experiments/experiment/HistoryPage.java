package app.synth.experiments.experiment;

import app.synth.accounts.client.request.Cursor;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of what happened to an experiment, the latest first.
 *
 * @param next the cursor of the next page; null on the last
 */
record HistoryPage(
        List<HistoryEntry> items,
        @Schema(nullable = true) @Nullable String next) {

    /** @param found one more than the limit, if there are more */
    static HistoryPage of(List<HistoryEntry> found, int limit) {
        return new HistoryPage(
                found.stream().limit(limit).toList(), Cursor.next(found, limit, last -> Cursor.of(last.version())));
    }
}
