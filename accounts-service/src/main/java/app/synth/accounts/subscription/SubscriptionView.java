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
 * @param tier free, premium, professional or enterprise
 * @param expiresAt the instant from which on the tier is free; null where it has no end
 * @param effectiveTier what counts now
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SubscriptionView(
        UUID userId, String tier, @Nullable Instant expiresAt, String effectiveTier) {

    static SubscriptionView of(UUID user, Tier tier, @Nullable Instant expiresAt, Instant now) {
        return new SubscriptionView(
                user, tier.code(), expiresAt, tier.at(now, expiresAt).code());
    }
}
