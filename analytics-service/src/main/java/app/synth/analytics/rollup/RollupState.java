package app.synth.analytics.rollup;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How fresh the figures are.
 *
 * @param position the last transaction that is in them
 * @param advancedAt when they last moved
 * @param lagRows interactions that are stored and not in them yet, counted up to 100,000; null while cursorAhead: nobody can
 *     tell
 * @param lagSeconds how long the oldest of those has been stored, 0 without any; null while cursorAhead
 * @param cursorAhead whether PostgreSQL has yet to come to that transaction, so that the figures stand still: its data was
 *     dumped from a server that had come further
 * @param rawSince the first day that can still be verified and rebuilt
 */
@JsonNaming(SnakeCaseStrategy.class)
public record RollupState(
        String position,
        Instant advancedAt,
        @Nullable Long lagRows,
        @Nullable Double lagSeconds,
        boolean cursorAhead,
        LocalDate rawSince) {}
