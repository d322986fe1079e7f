package app.synth.experiments.experiment;

import app.synth.accounts.client.problem.Problems;
import java.time.Instant;
import java.util.List;

/**
 * How an experiment goes on: draft, then running and paused in turns, then completed for good; a draft or a completed one may
 * be put away. What does not follow is 409 {@code illegal_transition}.
 */
final class Lifecycle {
    private Lifecycle() {}

    /** From its start date on, or from now. */
    static Change start(Experiment experiment, Instant now) {
        require(experiment, "started", ExperimentState.DRAFT);
        requireTime(experiment, now);
        experiment.state = ExperimentState.RUNNING.text();
        if (experiment.startDate == null) {
            experiment.startDate = now;
        }
        return Change.STARTED;
    }

    static Change pause(Experiment experiment) {
        require(experiment, "paused", ExperimentState.RUNNING);
        experiment.state = ExperimentState.PAUSED.text();
        return Change.PAUSED;
    }

    static Change resume(Experiment experiment, Instant now) {
        require(experiment, "resumed", ExperimentState.PAUSED);
        requireTime(experiment, now);
        experiment.state = ExperimentState.RUNNING.text();
        return Change.RESUMED;
    }

    static Change complete(Experiment experiment, Decision decision, Instant now) {
        require(experiment, "completed", ExperimentState.RUNNING, ExperimentState.PAUSED);
        if (decision.variant() != null
                && experiment.definition().design().variant(decision.variant()).isEmpty()) {
            throw Problems.badField("variant", "The experiment has no such variant");
        }
        experiment.state = ExperimentState.COMPLETED.text();
        experiment.decision = decision;
        experiment.completedAt = now;
        return Change.COMPLETED;
    }

    static Change archive(Experiment experiment, Instant now) {
        require(experiment, "archived", ExperimentState.DRAFT, ExperimentState.COMPLETED);
        experiment.archivedAt = now;
        return Change.ARCHIVED;
    }

    static Change unarchive(Experiment experiment) {
        if (experiment.archivedAt == null) {
            throw illegal("Only what is archived can be taken back");
        }
        experiment.archivedAt = null;
        return Change.UNARCHIVED;
    }

    /** Begins another division of the people. */
    static Change phase(Experiment experiment, Edit edit) {
        require(experiment, "given a new phase", ExperimentState.RUNNING, ExperimentState.PAUSED);
        if (edit.changed().isEmpty()) {
            throw illegal("A new phase changes something, and this is what it is already");
        }
        experiment.become(edit.result());
        experiment.phase++;
        return Change.PHASE;
    }

    private static void require(Experiment experiment, String what, ExperimentState... from) {
        if (experiment.archivedAt != null || !List.of(from).contains(experiment.state())) {
            throw illegal("An experiment that is %s cannot be %s"
                    .formatted(experiment.archivedAt == null ? experiment.state : "archived", what));
        }
    }

    private static void requireTime(Experiment experiment, Instant now) {
        if (experiment.endDate != null && !now.isBefore(experiment.endDate)) {
            throw illegal("Its end date has passed");
        }
    }

    private static RuntimeException illegal(String why) {
        return Problems.conflict("illegal_transition", why);
    }
}
