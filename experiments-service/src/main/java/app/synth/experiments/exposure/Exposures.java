package app.synth.experiments.exposure;

import app.synth.experiments.assignment.Reason;
import app.synth.experiments.assignment.Variant;
import app.synth.experiments.decision.Assignments;
import app.synth.experiments.decision.Assignments.Asked;
import app.synth.experiments.decision.Decision;
import app.synth.experiments.decision.Subject;
import app.synth.experiments.serving.ServedExperiment;
import app.synth.experiments.serving.Snapshots;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks what was shown against what the experiments give, and keeps it, many at once. */
@ApplicationScoped
class Exposures {
    private final Snapshots snapshots;
    private final Assignments assignments;
    private final PgExposures rows;

    Exposures(Snapshots snapshots, Assignments assignments, PgExposures rows) {
        this.snapshots = snapshots;
        this.assignments = assignments;
        this.rows = rows;
    }

    /** What became of each, in their order; told again, all of them are known. */
    Uni<List<Fated>> keep(List<Shown> all) {
        Map<String, ServedExperiment> experiments = snapshots.now().snapshot().experiments();
        List<Asked> asked = new ArrayList<>();
        for (Shown shown : all) {
            ServedExperiment experiment = experiments.get(shown.experiment());
            if (experiment != null) {
                asked.add(new Asked(experiment, shown.person(), isUnconditional(shown, experiment)));
            }
        }
        return assignments.strictly(asked).chain(decisions -> keep(all, experiments, decisions.iterator()));
    }

    /** Who evaluated the condition by themselves, and says nothing of what they knew, is believed that it was met. */
    private static boolean isUnconditional(Shown shown, ServedExperiment experiment) {
        return shown.variant() != null
                && (!shown.person().hasAttributes()
                        || experiment.asksAccounts() && shown.person().account() == null);
    }

    private Uni<List<Fated>> keep(
            List<Shown> all, Map<String, ServedExperiment> experiments, Iterator<Decision> decisions) {
        List<Fated> fated = new ArrayList<>(all.size());
        List<Exposure> exposures = new ArrayList<>();
        for (Shown shown : all) {
            Decision decision = experiments.containsKey(shown.experiment()) ? decisions.next() : null;
            Fate fate = fate(shown, decision);
            fated.add(new Fated(shown, fate, decision));
            if (fate == Fate.KEPT && decision != null) {
                exposures.add(exposure(shown, decision));
            }
        }
        if (exposures.isEmpty()) {
            return Uni.createFrom().item(fated);
        }
        return rows.keep(exposures).map(first -> settled(fated, first.iterator()));
    }

    /** Kept where nothing speaks against it: whether it is the first one, the table says. */
    private static Fate fate(Shown shown, @Nullable Decision decision) {
        if (decision == null) {
            return Fate.UNKNOWN_EXPERIMENT;
        }
        String variant = shown.variant();
        if (variant != null && decision.experiment().design().variant(variant).isEmpty()) {
            return Fate.UNKNOWN_VARIANT;
        }
        if (decision.reason() == Reason.NO_SUBJECT) {
            return Fate.NO_SUBJECT;
        }
        if (decision.reason() == Reason.OVERRIDE) {
            return Fate.OVERRIDDEN;
        }
        return decision.variant() == null ? Fate.NOT_IN_EXPERIMENT : Fate.KEPT;
    }

    private static Exposure exposure(Shown shown, Decision decision) {
        Variant given = decision.variant();
        Subject subject = decision.subject();
        if (given == null || subject == null) {
            throw new IllegalStateException("Nobody is exposed to nothing");
        }
        String seen = shown.variant() == null ? given.name() : shown.variant();
        return new Exposure(
                decision.experiment().id(),
                subject,
                decision.experiment().phase(),
                seen,
                decision.bucket(),
                seen.equals(given.name()),
                shown.at());
    }

    private static List<Fated> settled(List<Fated> fated, Iterator<Boolean> first) {
        return fated.stream()
                .map(each -> each.fate() == Fate.KEPT && !first.next()
                        ? new Fated(each.shown(), Fate.KNOWN, each.decision())
                        : each)
                .toList();
    }
}
