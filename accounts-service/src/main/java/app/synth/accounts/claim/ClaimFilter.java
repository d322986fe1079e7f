package app.synth.accounts.claim;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which claims. What is null is not asked for. */
record ClaimFilter(
        @Nullable ClaimState state,
        @Nullable ResourceType resourceType,
        @Nullable String resourceId,
        @Nullable UUID userId) {

    /** All of one user. */
    static ClaimFilter of(UUID userId) {
        return new ClaimFilter(null, null, null, userId);
    }
}
