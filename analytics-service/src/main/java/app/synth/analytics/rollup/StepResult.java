package app.synth.analytics.rollup;

/**
 * What a step did.
 *
 * @param interactions new ones that were folded
 * @param more whether anything was done, so that there may be more to do
 */
record StepResult(long interactions, boolean more) {
    static final StepResult NOTHING = new StepResult(0, false);
}
