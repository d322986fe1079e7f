package app.synth.accounts.profile;

import app.synth.accounts.client.permission.Tier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which profiles. What is null is not asked for.
 *
 * @param city whatever its case
 * @param state whatever its case
 * @param query how the name begins, whatever its case
 * @param createdFrom the first instant
 * @param createdTo the end, not included
 */
record ProfileFilter(
        @Nullable AccountType accountType,
        @Nullable Tier tier,
        @Nullable Boolean verified,
        @Nullable VerificationLevel verificationLevel,
        @Nullable String city,
        @Nullable String state,
        @Nullable String query,
        @Nullable Instant createdFrom,
        @Nullable Instant createdTo) {}
