package app.synth.accounts.subscription;

import app.synth.accounts.client.permission.Tier;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's subscription.
 *
 * @param subscriptionTier what was subscribed to: free, premium, professional or enterprise
 * @param subscriptionExpiresAt the instant from which on nothing is left of it; null where it has no end
 * @param tier what counts now: what was subscribed to, or free where that has ended
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SubscriptionView(
        UUID userId, String subscriptionTier, @Nullable Instant subscriptionExpiresAt, String tier) {

    static SubscriptionView of(UUID user, Tier tier, @Nullable Instant expiresAt, Instant now) {
        return new SubscriptionView(
                user, tier.code(), expiresAt, tier.at(now, expiresAt).code());
    }
}
