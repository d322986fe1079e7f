package app.synth.accounts.permission;

import app.synth.accounts.client.permission.Tier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What of a person a decision depends on.
 *
 * @param accountType the code of the type
 * @param subscriptionTier what was subscribed to, whether or not it has ended
 * @param subscriptionExpiresAt when it ends, or ended; null where it does not
 */
record Subject(
        String accountType,
        String verificationLevel,
        boolean verified,
        Tier subscriptionTier,
        @Nullable Instant subscriptionExpiresAt) {

    Tier tier(Instant now) {
        return subscriptionTier.at(now, subscriptionExpiresAt);
    }
}
