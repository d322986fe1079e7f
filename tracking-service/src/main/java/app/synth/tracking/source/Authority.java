package app.synth.tracking.source;

/** What proved who sends. */
public enum Authority {
    /** A user's token and nothing else: may speak for that user. */
    TOKEN,
    /** A public key: anybody may have it, so it proves the source and no person. */
    WRITE_KEY,
    /** A secret key: the source's own server, which may say whom an interaction is about. */
    SERVER_KEY
}
