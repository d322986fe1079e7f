package app.synth.experiments.statistics.verdict;

/** What to do. */
public enum Outcome {
    /** A treatment is better, and harms nothing that is guarded. */
    SHIP,
    /** No treatment is, or one harms, and waiting will not change it. */
    DO_NOT_SHIP,
    /** It is too early to say. */
    KEEP_GOING,
    /** The numbers cannot be trusted; find out why before anything else. */
    BROKEN
}
