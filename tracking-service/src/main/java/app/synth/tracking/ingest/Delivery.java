package app.synth.tracking.ingest;

import app.synth.tracking.source.Sender;
import java.time.Instant;

/**
 * What holds for every interaction of a request.
 *
 * @param face the API that it came by
 * @param signals what the request's headers say about who sends
 * @param receivedAt when it arrived, for good
 * @param now when it is judged: later than that only when it is replayed
 * @param skew of the sender's clock
 */
public record Delivery(Sender sender, Face face, Signals signals, Instant receivedAt, Instant now, ClockSkew skew) {

    /** The source's key, as it stands in every row. */
    String source() {
        return sender.source().key();
    }
}
