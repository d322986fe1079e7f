package app.synth.experiments.exposure;

import app.synth.accounts.client.problem.Problems;

/** What each outcome is over HTTP. */
final class OutcomeAnswer {
    private OutcomeAnswer() {}

    static AssignmentView to(String experiment, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Assigned(var assignment) -> AssignmentView.of(experiment, assignment);
            case Outcome.UnknownExperiment() ->
                throw Problems.notFound("There is no experiment '%s'".formatted(experiment));
            case Outcome.UnknownVariant() ->
                throw Problems.badField("variant", "The experiment '%s' has no such variant".formatted(experiment));
        };
    }
}
