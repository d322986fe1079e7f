package app.synth.accounts.claim;

/** What is done to a claim; where each leads says {@link ClaimState}. */
enum ClaimMove {
    APPROVE(ClaimState.APPROVED),
    REJECT(ClaimState.REJECTED),
    WITHDRAW(ClaimState.WITHDRAWN),
    REVOKE(ClaimState.REVOKED);

    private final ClaimState target;

    ClaimMove(ClaimState target) {
        this.target = target;
    }

    /** Where it leads where it is possible. */
    ClaimState target() {
        return target;
    }
}
