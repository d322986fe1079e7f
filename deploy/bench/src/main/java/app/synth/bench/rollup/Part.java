package app.synth.bench.rollup;

/** What can be measured. */
enum Part {
    /** The cost of a step on little and on much that is stored. */
    STEPS,
    /** A day in steps beside the same day in one go. */
    GO,
    /** The plan's nightly function beside the steps. */
    NIGHTLY,
    /** How long it takes until an interaction is in the figures, while many come in. */
    LAG,
    /** A funnel over what is stored. */
    FUNNEL,
    /** The other heavy questions over what is stored. */
    QUESTIONS,
    /** The figures API over two years. */
    FIGURES
}
