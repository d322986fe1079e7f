package app.synth.experiments.decision;

import app.synth.experiments.assignment.Assignment;
import app.synth.experiments.assignment.ExperimentDesign;
import app.synth.experiments.assignment.Explanation;
import app.synth.experiments.assignment.Question;
import app.synth.experiments.assignment.Reason;
import app.synth.experiments.assignment.Variant;
import app.synth.experiments.serving.ServedExperiment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one experiment decided about one person.
 *
 * @param subject null where the experiment is divided by an id that the person does not have
 * @param question what the design was asked; null as the subject
 * @param assignment what it said; null as the subject
 * @param active whether the experiment took part at that moment
 * @param overridden a reason that is not the design's; null where it is
 */
public record Decision(
        ServedExperiment experiment,
        @Nullable Subject subject,
        @Nullable Question question,
        @Nullable Assignment assignment,
        boolean active,
        @Nullable Reason overridden) {

    /** @param unconditional whether the condition is taken for met */
    static Decision of(
            ServedExperiment experiment, Subject subject, Question question, boolean active, boolean unconditional) {
        ExperimentDesign design = unconditional ? experiment.unconditional() : experiment.design();
        return new Decision(experiment, subject, question, design.assign(question, active), active, null);
    }

    /** The same for a subject that was exposed to this variant. */
    Decision keeping(String variant) {
        if (question == null) {
            return this;
        }
        Question asked = question.kept(Optional.of(variant));
        Assignment again = experiment.design().assign(asked, active);
        // A variant that the experiment has no more decides nothing.
        return again.reason() == Reason.KEPT ? new Decision(experiment, subject, asked, again, active, null) : this;
    }

    /** Nobody is in an experiment without an id to be divided by. */
    static Decision withoutSubject(ServedExperiment experiment, boolean active) {
        return new Decision(experiment, null, null, null, active, active ? Reason.NO_SUBJECT : Reason.DISABLED);
    }

    /** The same where what decides cannot be read. */
    Decision unavailable() {
        return new Decision(experiment, subject, question, assignment, active, Reason.STORE_UNAVAILABLE);
    }

    public Reason reason() {
        Reason own = overridden;
        Assignment assigned = assignment;
        if (own != null) {
            return own;
        }
        return assigned == null ? Reason.NO_SUBJECT : assigned.reason();
    }

    /** Null when the person is not in the experiment. */
    public @Nullable Variant variant() {
        return overridden != null || assignment == null ? null : assignment.variant();
    }

    /** 0 to 9999; -1 without a subject. */
    public int bucket() {
        return assignment == null ? -1 : assignment.bucket().number();
    }

    /** Everything that it may depend on; null without a subject. */
    public @Nullable Explanation explanation() {
        return question == null ? null : experiment.design().explain(question, active);
    }

    /** Whether what the subject was exposed to before may say something else: see {@link Assignments}. */
    boolean mayBeKept() {
        return active
                && switch (reason()) {
                    case OVERRIDE, DISABLED, NO_SUBJECT, STORE_UNAVAILABLE, KEPT -> false;
                    case HELD_OUT, CONDITION_NOT_MET -> true;
                    case SPLIT, NOT_COVERED, NOT_IN_NAMESPACE -> experiment.phase() > 1;
                };
    }
}
