package app.synth.experiments.experiment;

/** How starting an experiment ends. */
sealed interface Start {
    record Started(ExperimentView experiment) implements Start {}

    record Unknown() implements Start {}

    record Refused(String why) implements Start {}
}
