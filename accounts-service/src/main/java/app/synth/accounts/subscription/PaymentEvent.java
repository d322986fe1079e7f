package app.synth.accounts.subscription;

import app.synth.accounts.client.permission.Tier;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a payment provider says, as far as it matters.
 *
 * @param provider for example {@code stripe}
 * @param id the same whenever the event is sent again
 * @param customer the provider's name for whoever pays; null where the event has none
 * @param happenedAt by the provider's clock, to the second
 */
record PaymentEvent(
        String provider, String id, String type, @Nullable String customer, Instant happenedAt, Content content) {

    /** What it is about. */
    sealed interface Content {}

    /**
     * A subscription as it is now.
     *
     * @param kindRank orders events of one second: 0 created, 1 updated, 2 deleted
     * @param tier free where it has ended
     * @param expiresAt null only where it has ended
     * @param user whose it is, where the event says so
     */
    record Subscribed(
            String subscription,
            String status,
            int kindRank,
            Tier tier,
            @Nullable Instant expiresAt,
            @Nullable UUID user)
            implements Content {}

    /** A customer is this user. */
    record Linked(UUID user) implements Content {}

    /** Nothing that changes anything; kept to be seen. */
    record Ignored(String because) implements Content {}
}
