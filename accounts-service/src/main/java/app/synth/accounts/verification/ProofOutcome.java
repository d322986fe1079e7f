package app.synth.accounts.verification;

/** How the try of a code ends. */
sealed interface ProofOutcome {

    /**
     * The address is proved.
     *
     * @param level what the person's verification level is now
     */
    record Proved(String address, String level) implements ProofOutcome {}

    /** The code is another one. */
    record WrongCode(int triesLeft) implements ProofOutcome {}

    /** There is none, or none any more. */
    record NoCode() implements ProofOutcome {}

    /** The address is proved, and somebody else's so far. */
    record Taken() implements ProofOutcome {}
}
