package app.synth.accounts.claim;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an admin decides about a claim.
 *
 * @param reason told to the claimant
 */
record Decision(ClaimMove move, @Nullable String reason) {
    private static final int LONGEST_REASON = 1000;
    private static final String REASON = "reason";

    /** An approval may go without a reason; what takes away does not. */
    static Decision read(ClaimMove move, byte @Nullable [] body) {
        String reason = SentObject.readIfAny(body, Set.of(REASON)).paragraphIfAny(REASON, LONGEST_REASON);
        if (reason == null && move != ClaimMove.APPROVE) {
            throw Problems.badField(REASON, "It says why");
        }
        return new Decision(move, reason);
    }

    /** The reason that stands in a body beside other fields. */
    static Decision recorded(byte[] body) {
        return new Decision(
                ClaimMove.APPROVE,
                SentObject.read(body, Set.of("user_id", "resource_type", "resource_id", REASON))
                        .paragraphIfAny(REASON, LONGEST_REASON));
    }
}
