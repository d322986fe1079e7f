package app.synth.tracking.ingest;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By how much the sender's clock is behind ours.
 *
 * @param behind zero where the clocks agree or nothing is known
 */
public record ClockSkew(Duration behind) {

    /** @param tolerance up to this, the difference may just as well be the network's */
    public static ClockSkew of(@Nullable Instant sentAt, Instant receivedAt, Duration tolerance) {
        if (sentAt == null) {
            return new ClockSkew(Duration.ZERO);
        }
        Duration behind = Duration.between(sentAt, receivedAt);
        return new ClockSkew(behind.abs().compareTo(tolerance) > 0 ? behind : Duration.ZERO);
    }

    boolean isCorrected() {
        return !behind.isZero();
    }

    Instant correct(Instant bySender) {
        return bySender.plus(behind);
    }
}
