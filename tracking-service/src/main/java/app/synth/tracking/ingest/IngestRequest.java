package app.synth.tracking.ingest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request holds.
 *
 * @param items in the order sent
 * @param sentAt when the client sent it, by the client's clock
 */
record IngestRequest(List<Item> items, @Nullable Instant sentAt) {}
