package app.synth.experiments.experiment;

/** How creating an experiment ends. */
sealed interface Creation {
    record Created(ExperimentView experiment) implements Creation {}

    /** Another experiment has this key or this name. */
    record Taken() implements Creation {}
}
