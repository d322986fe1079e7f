package app.synth.tracking.ingest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * What a client may send, so that it need not find out by being refused.
 *
 * @param source whom the caller's key or token belongs to
 * @param bodyBytes the largest body; more is 413
 * @param itemBytes the largest single interaction; a larger one is quarantined
 * @param itemsPerBatch the most interactions in one batch; more is 400
 * @param oldestSeconds how long ago an interaction may have happened
 * @param aheadSeconds how far ahead of our clock it may be
 */
@JsonNaming(SnakeCaseStrategy.class)
public record IngestLimits(
        String source, long bodyBytes, long itemBytes, int itemsPerBatch, long oldestSeconds, long aheadSeconds) {}
