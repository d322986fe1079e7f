package app.synth.analytics.rollup;

/**
 * What a step did.
 *
 * @param interactions new ones that were folded
 * @param any whether anything was done
 * @param full whether it took as much as a step may, so that more is waiting
 */
record StepResult(long interactions, boolean any, boolean full) {
    static final StepResult NOTHING = new StepResult(0, false, false);
}
