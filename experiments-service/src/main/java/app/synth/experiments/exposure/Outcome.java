package app.synth.experiments.exposure;

import app.synth.experiments.assignment.Assignment;

/** How a question about an assignment, or the report of an exposure, ends. */
sealed interface Outcome {
    record Assigned(Assignment assignment) implements Outcome {}

    record UnknownExperiment() implements Outcome {}

    /** The client says that it showed a variant which the experiment does not have. */
    record UnknownVariant() implements Outcome {}
}
