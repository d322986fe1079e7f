package app.synth.tracking.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item at the moment it arrives: who sent it, and when it happened by our clock.
 *
 * @param occurredAt corrected for the sender's clock; the time of receipt where the item names none
 * @param originalOccurredAt the time as sent where it was corrected, else null
 */
record Arrival(
        Item item,
        MessageId messageId,
        Sender sender,
        Instant receivedAt,
        Instant occurredAt,
        @Nullable Instant originalOccurredAt) {

    static Arrival of(Item item, Sender sender, Instant receivedAt, ClockSkew skew) {
        MessageId id = MessageId.of(item.messageId());
        Instant sent = item.occurredAt();
        if (sent == null) {
            return new Arrival(item, id, sender, receivedAt, receivedAt, null);
        }
        return new Arrival(item, id, sender, receivedAt, skew.correct(sent), skew.isCorrected() ? sent : null);
    }
}
