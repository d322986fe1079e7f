package app.synth.accounts.permission;

import app.synth.accounts.client.permission.Decision;
import java.time.Instant;

/** The decision, in the order in which {@code accounts.decide} looks: the first thing missing is the reason. */
final class Judgement {
    private Judgement() {}

    /** @param owns true also where nothing is asked about that has owners */
    static Decision of(Subject subject, Cell cell, boolean owns, Instant now) {
        if (!cell.granted()) {
            return Decision.NOT_GRANTED;
        }
        if (!subject.subscriptionTier().reaches(cell.minimumTier())) {
            return Decision.TIER;
        }
        if (!subject.tier(now).reaches(cell.minimumTier())) {
            return Decision.EXPIRED;
        }
        if (cell.needsVerification() && !subject.verified()) {
            return Decision.UNVERIFIED;
        }
        return owns ? Decision.GRANTED : Decision.NOT_OWNER;
    }
}
