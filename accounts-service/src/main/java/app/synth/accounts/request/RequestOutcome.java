package app.synth.accounts.request;

import app.synth.accounts.change.Oneself;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.profile.AccountType;

/** How a move on a request ends. */
sealed interface RequestOutcome {

    /** The request as it stands now. */
    record Done(RequestView request) implements RequestOutcome {}

    /** There is no such request, or not for this person. */
    record Unknown() implements RequestOutcome {}

    /** It asks for what somebody is already. */
    record AlreadyThat(AccountType type) implements RequestOutcome {}

    /** Another one waits for its decision. */
    record AnotherPending() implements RequestOutcome {}

    /** It has been decided before. */
    record Decided(RequestState state, RequestState.Move move) implements RequestOutcome {}

    /** Whoever decides has asked themselves. */
    record Own() implements RequestOutcome {}

    /** It would take away the last admin. */
    record LastAdmin() implements RequestOutcome {}

    /** What is answered: the request, or the problem. */
    default RequestView answer() {
        return switch (this) {
            case Done(RequestView request) -> request;
            case Unknown() -> throw Problems.notFound("There is no such request");
            case AlreadyThat(AccountType type) ->
                throw Problems.conflict("already_of_type", "Your account is of type %s already".formatted(type.code()));
            case AnotherPending() ->
                throw Problems.conflict(
                        "request_pending", "A request of yours is pending; withdraw it to ask for another type");
            case Decided(RequestState state, RequestState.Move move) ->
                throw Problems.conflict(
                        "illegal_transition",
                        "The request is %s; only a pending one can be %s"
                                .formatted(
                                        state.code(),
                                        switch (move) {
                                            case APPROVE -> "approved";
                                            case REJECT -> "rejected";
                                            case WITHDRAW -> "withdrawn";
                                        }));
            case Own() -> throw Oneself.refusal();
            case LastAdmin() -> throw lastAdmin();
        };
    }

    static RuntimeException lastAdmin() {
        return Problems.conflict("last_admin", "This is the last admin; make somebody else one first");
    }
}
