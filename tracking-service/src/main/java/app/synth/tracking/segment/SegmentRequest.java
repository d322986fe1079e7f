package app.synth.tracking.segment;

import app.synth.tracking.ingest.RawJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request holds.
 *
 * @param messages in the order sent, without what is withheld; each says its type
 * @param sentAt when the client sent it, by the client's clock: as the batch says, else the latest of its messages
 */
record SegmentRequest(List<RawJson> messages, @Nullable Instant sentAt) {}
