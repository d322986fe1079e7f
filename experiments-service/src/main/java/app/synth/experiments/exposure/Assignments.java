package app.synth.experiments.exposure;

import app.synth.experiments.assignment.Assignment;
import app.synth.experiments.assignment.Question;
import app.synth.experiments.assignment.Variant;
import app.synth.experiments.experiment.ExperimentDefinition;
import app.synth.experiments.experiment.Experiments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers what a subject gets, and keeps the first exposure. Both read the experiment and the subject's exposure by their
 * indexes each time: nothing is held in memory, so replicas cannot disagree and an edit holds at once.
 */
@ApplicationScoped
class Assignments {
    private final Experiments experiments;
    private final PgExposures exposures;
    private final InstantSource clock = InstantSource.system();

    Assignments(Experiments experiments, PgExposures exposures) {
        this.experiments = experiments;
        this.exposures = exposures;
    }

    /** What the subject gets; stores nothing. */
    Uni<Outcome> of(String key, Subject subject) {
        return of(key, experiment -> assign(experiment, subject).map(Outcome.Assigned::new));
    }

    /**
     * Keeps that the subject has seen its variant, once, and answers what it gets. Whoever is not in the experiment has
     * seen nothing of it.
     *
     * @param shown name of the variant that the client says it showed; null: the one it was told
     */
    Uni<Outcome> expose(String key, Subject subject, @Nullable String shown) {
        return of(key, experiment -> {
            if (shown != null && experiment.design().variant(shown).isEmpty()) {
                return Uni.createFrom().item(new Outcome.UnknownVariant());
            }
            return assign(experiment, subject)
                    .chain(assigned -> keep(experiment, subject, assigned, shown))
                    .map(Outcome.Assigned::new);
        });
    }

    private Uni<Outcome> of(String key, Function<ExperimentDefinition, Uni<Outcome>> question) {
        return experiments
                .definition(key)
                .chain(found ->
                        found.map(question).orElseGet(() -> Uni.createFrom().item(new Outcome.UnknownExperiment())));
    }

    private Uni<Assignment> assign(ExperimentDefinition experiment, Subject subject) {
        boolean active = experiment.activeAt(clock.instant());
        Uni<Optional<String>> kept = active
                ? exposures.keptVariant(experiment.id(), subject)
                : Uni.createFrom().item(Optional.empty());
        return kept.map(variant ->
                experiment.design().assign(Question.of(subject.text()).kept(variant), active));
    }

    private Uni<Assignment> keep(
            ExperimentDefinition experiment, Subject subject, Assignment assigned, @Nullable String shown) {
        Variant variant = assigned.variant();
        if (variant == null) {
            return Uni.createFrom().item(assigned);
        }
        String seen = shown == null ? variant.name() : shown;
        var exposure =
                new Exposure(experiment.id(), subject, seen, assigned.bucket().number(), seen.equals(variant.name()));
        // Another exposure may have come first, under another definition: then that one decides.
        return exposures
                .keepFirst(exposure)
                .chain(first -> first ? Uni.createFrom().item(assigned) : assign(experiment, subject));
    }
}
