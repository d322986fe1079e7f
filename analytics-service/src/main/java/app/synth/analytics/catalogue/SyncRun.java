package app.synth.analytics.catalogue;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it came to when a kind was taken from its view. A run that failed has written its batches up to then.
 *
 * @param kind events, artists or venues
 * @param view from where
 * @param received rows of the view
 * @param stored entries written, because they are new or different
 * @param unchanged entries that were the same already
 * @param removed entries that the view had no more, where that removes them
 * @param skipped rows that were not taken
 * @param skippedBecause for which reasons, with an example each
 * @param failure why the run ended early: view_missing, view_forbidden, view_columns, view_too_slow, view_empty, view_failed,
 *     taken_over; null where it did not
 * @param detail the same for people
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record SyncRun(
        String kind,
        String view,
        Instant startedAt,
        Instant finishedAt,
        long received,
        long stored,
        long unchanged,
        long removed,
        long skipped,
        List<SkippedRows> skippedBecause,
        @Nullable String failure,
        @Nullable String detail) {}
