package app.synth.tracking.source;

/** What became of a source that somebody wanted to make or to change. */
sealed interface SourceChange {

    /** It is so now. */
    record Done(SourceView source) implements SourceChange {}

    /** Another one has its key. */
    record Taken() implements SourceChange {}

    /** There is none. */
    record Unknown() implements SourceChange {}
}
