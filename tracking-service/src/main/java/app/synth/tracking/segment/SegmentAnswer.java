package app.synth.tracking.segment;

import app.synth.tracking.ingest.IngestAnswer;

/**
 * What Segment answers, with what became of the messages. {@code received} is the sum of the four that follow it.
 *
 * @param success always true: everything counted here is committed
 */
public record SegmentAnswer(boolean success, int received, int stored, int duplicate, int quarantined, int filtered) {

    static SegmentAnswer of(IngestAnswer answer) {
        return new SegmentAnswer(
                true, answer.received(), answer.stored(), answer.duplicate(), answer.quarantined(), answer.filtered());
    }
}
