package app.synth.tracking.ingest;

import app.synth.tracking.source.Sender;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

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

    /**
     * Of a request that arrives now.
     *
     * @param sentAt when the client sent it, by the client's clock
     * @param tolerance up to this, the clocks agree
     */
    static Delivery now(Sender sender, Face face, Signals signals, @Nullable Instant sentAt, Duration tolerance) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return new Delivery(sender, face, signals, now, now, ClockSkew.of(sentAt, now, tolerance));
    }

    /** The source's key, as it stands in every row. */
    String source() {
        return sender.source().key();
    }
}
