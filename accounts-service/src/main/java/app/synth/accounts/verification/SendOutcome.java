package app.synth.accounts.verification;

import java.time.Duration;
import java.time.Instant;

/** How a wish for a code ends. */
sealed interface SendOutcome {

    /** The code is on its way. */
    record Sent(Instant expiresAt) implements SendOutcome {}

    /** This person, or this address, has had enough for now. */
    record TooMany(Duration pause) implements SendOutcome {}

    /** Whoever delivers has not taken it; nothing was counted. */
    record NotSent() implements SendOutcome {}

    /** This deployment does not send to this channel. */
    record NoChannel() implements SendOutcome {}
}
