package app.synth.tracking.source;

/** What became of a key that somebody wanted to have. */
sealed interface KeyChange {

    /** Here it is. */
    record Made(NewWriteKey key) implements KeyChange {}

    /** There is no such source, or no such key of it. */
    record Unknown() implements KeyChange {}

    /** The key it was to follow is expired or revoked. */
    record NotLive() implements KeyChange {}
}
