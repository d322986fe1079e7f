package app.synth.accounts.claim;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A claim of ownership.
 *
 * @param resourceType artist, venue or event
 * @param evidence text and links, as they were sent; empty where an admin recorded it
 * @param state pending, approved, rejected, withdrawn or revoked
 * @param reason of the last decision
 * @param decidedBy the admin; to the claimant always null
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Claim")
public record ClaimView(
        UUID claimId,
        UUID userId,
        String resourceType,
        String resourceId,
        Map<String, Object> evidence,
        String state,
        @Nullable String reason,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        Instant createdAt) {

    /** As admins see it. */
    static ClaimView of(OwnershipClaim claim) {
        return new ClaimView(
                claim.claimId,
                claim.userId,
                claim.resourceType.code(),
                claim.resourceId,
                claim.evidence,
                claim.state.code(),
                claim.reason,
                claim.decidedBy,
                claim.decidedAt,
                claim.createdAt);
    }

    /** As its claimant sees it: a decision is the suite's, not a person's to be written to. */
    static ClaimView ofClaimant(OwnershipClaim claim) {
        ClaimView whole = of(claim);
        return new ClaimView(
                whole.claimId,
                whole.userId,
                whole.resourceType,
                whole.resourceId,
                whole.evidence,
                whole.state,
                whole.reason,
                null,
                whole.decidedAt,
                whole.createdAt);
    }
}
