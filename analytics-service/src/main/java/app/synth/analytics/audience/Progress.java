package app.synth.analytics.audience;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the job stands.
 *
 * @param through the last day for which all that were due were released; null before the first
 * @param scannedUntil up to where the raw interactions of the blocks in hand have been read; null without any
 * @param end the end of the last day of the blocks in hand; null without any
 * @param keys the keys by whose values they are read
 */
record Progress(
        @Nullable LocalDate through,
        @Nullable OffsetDateTime scannedUntil,
        @Nullable OffsetDateTime end,
        List<String> keys) {}
