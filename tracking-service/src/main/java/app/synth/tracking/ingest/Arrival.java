package app.synth.tracking.ingest;

import app.synth.tracking.source.Authority;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item at the moment it arrives: who sent it, whom it is about, and when it happened by our clock.
 *
 * @param userId the user whose token came along, or whom a server key names
 * @param occurredAt corrected for the sender's clock; the time of receipt where the item names none
 * @param originalOccurredAt the time as sent where it was corrected, else null
 */
record Arrival(
        Item item,
        MessageId messageId,
        Delivery delivery,
        @Nullable UUID userId,
        Instant occurredAt,
        @Nullable Instant originalOccurredAt) {

    static Arrival of(Item item, MessageId id, Delivery delivery) {
        UUID user = user(item, delivery);
        Instant sent = item.occurredAt();
        if (sent == null) {
            return new Arrival(item, id, delivery, user, delivery.receivedAt(), null);
        }
        ClockSkew skew = delivery.skew();
        return new Arrival(item, id, delivery, user, skew.correct(sent), skew.isCorrected() ? sent : null);
    }

    private static @Nullable UUID user(Item item, Delivery delivery) {
        String named = item.userId();
        return named != null && delivery.sender().authority() == Authority.SERVER_KEY
                ? AssertedUserId.of(delivery.source(), named)
                : delivery.sender().userId();
    }
}
