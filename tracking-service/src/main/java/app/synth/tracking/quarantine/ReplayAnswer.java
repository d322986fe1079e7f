package app.synth.tracking.quarantine;

import app.synth.accounts.client.request.Cursor;
import app.synth.tracking.ingest.QuarantinedInteraction;
import app.synth.tracking.ingest.ReplayResult;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a replay in bulk.
 *
 * @param replayed how many were tried
 * @param stored how many are stored now
 * @param results of each, oldest first
 * @param next the cursor to go on with; missing where nothing follows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayAnswer(
        int replayed,
        int stored,
        List<ReplayResult> results,
        @Nullable String next) {

    static ReplayAnswer of(List<QuarantinedInteraction> tried, List<ReplayResult> results, int limit) {
        int stored = (int) results.stream()
                .filter(result -> result.fate().equals("stored"))
                .count();
        QuarantinedInteraction last = tried.isEmpty() ? null : tried.getLast();
        return new ReplayAnswer(
                tried.size(),
                stored,
                results,
                last == null || tried.size() < limit
                        ? null
                        : Cursor.of(last.receivedAt(), last.id()).text());
    }
}
