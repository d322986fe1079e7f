package app.synth.experiments.results;

/**
 * What a step did.
 *
 * @param interactions that were looked at
 * @param more whether the next step may find something at once
 */
record FoldStep(long interactions, boolean more) {
    static final FoldStep NOTHING = new FoldStep(0, false);
}
