package app.synth.accounts.verification;

import io.smallrye.mutiny.Uni;

/** Brings a code to an address. */
interface CodeSender {

    /**
     * Sends one.
     *
     * @param address in the channel's canonical form
     * @return done when whoever delivers has accepted it; fails with {@link NotSentException} when not
     */
    Uni<Void> send(Channel channel, String address, Code code);

    /** Whether this channel is set up at all. */
    boolean reaches(Channel channel);
}
