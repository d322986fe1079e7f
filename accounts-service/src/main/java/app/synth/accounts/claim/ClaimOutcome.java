package app.synth.accounts.claim;

import app.synth.accounts.change.Oneself;
import app.synth.accounts.client.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** What becomes of somebody's wish about a claim. */
sealed interface ClaimOutcome {

    /** The claim as it is now. */
    record Done(OwnershipClaim claim) implements ClaimOutcome {}

    /** There is none, or not for this caller. */
    record Unknown() implements ClaimOutcome {}

    /** From where it is, the move is not possible. */
    record Illegal(ClaimState from, ClaimMove move) implements ClaimOutcome {}

    /** It is the decider's own. */
    record Own() implements ClaimOutcome {}

    /** There is one by the same user on the same resource, pending or approved. */
    record Exists() implements ClaimOutcome {}

    /** Too many wait for a decision. */
    record TooMany(int atMost) implements ClaimOutcome {}

    /** Nobody with this account may claim such a resource. */
    record NotAllowed(String accountType, ResourceType resourceType, List<String> anyOf) implements ClaimOutcome {}

    /** The claim, or the problem that there is none. */
    static OwnershipClaim claim(ClaimOutcome outcome) {
        return switch (outcome) {
            case Done(OwnershipClaim claim) -> claim;
            case Unknown() -> throw Problems.notFound("There is no such claim, or no such user");
            case Illegal(ClaimState from, ClaimMove move) ->
                throw Problems.of(
                                Status.CONFLICT,
                                "illegal_transition",
                                "A claim that is %s does not become %s"
                                        .formatted(from.code(), move.target().code()))
                        .with("from", from.code())
                        .with("to", move.target().code())
                        .build();
            case Own() -> throw Oneself.refusal();
            case Exists() -> throw Problems.conflict("claim_exists", "You have a claim on this already");
            case TooMany(int atMost) ->
                throw Problems.conflict("too_many_pending", "At most " + atMost + " claims wait for a decision");
            case NotAllowed denied -> throw denied(denied);
        };
    }

    private static HttpProblem denied(NotAllowed denied) {
        return Problems.of(
                        Status.FORBIDDEN,
                        "permission_denied",
                        "This needs the permission %s, which you do not have as %s"
                                .formatted(String.join(" or ", denied.anyOf()), denied.accountType()))
                .with("missing_permission", denied.anyOf())
                .with("account_type", denied.accountType())
                .build();
    }
}
