package app.synth.experiments.experiment;

/** What becomes of a new namespace. */
sealed interface AddedNamespace {
    record Done(NamespaceView namespace) implements AddedNamespace {}

    /** There is one of this id. */
    record Taken() implements AddedNamespace {}

    /** There are as many as there may be. */
    record Full(int atMost) implements AddedNamespace {}
}
