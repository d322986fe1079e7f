package app.synth.experiments.experiment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The experiments that exist. */
@ApplicationScoped
public class Experiments implements PanacheRepositoryBase<Experiment, UUID> {
    private final InstantSource clock = InstantSource.system();

    /** The definition of the experiment with this key, as it is committed now: every replica sees an edit at once. */
    @WithSession
    public Uni<Optional<ExperimentDefinition>> definition(String key) {
        return byKey(key).map(found -> found.map(Experiment::definition));
    }

    @WithSession
    Uni<Optional<ExperimentView>> view(String key) {
        return byKey(key).map(found -> found.map(experiment -> ExperimentView.of(experiment, now())));
    }

    /** Creates an experiment. Of two at once with the same key or name, the table's constraints let one through. */
    Uni<Creation> create(@Nullable ExperimentRequest sent, UUID by) {
        Instant now = now();
        var experiment = Experiment.of(ExperimentReader.read(sent, now), by, now);
        return Panache.withTransaction(() -> persistAndFlush(experiment))
                .<Creation>map(created -> new Creation.Created(ExperimentView.of(created, now)))
                .onFailure(ConstraintViolationException.class)
                .recoverWithItem(Creation.Taken::new);
    }

    /** Starts a draft. Of two at once, the second finds that it is no draft any more. */
    Uni<Start> start(String key) {
        return Panache.withTransaction(() ->
                        byKey(key).chain(found -> found.map(this::start).orElseGet(() -> done(new Start.Unknown()))))
                .onFailure(OptimisticLockException.class)
                .recoverWithItem(() -> new Start.Refused("Somebody else has just changed it"));
    }

    private Uni<Start> start(Experiment draft) {
        Instant now = now();
        return draft.start(now)
                .map(why -> done(new Start.Refused(why)))
                .orElseGet(() -> flush().map(written -> new Start.Started(ExperimentView.of(draft, now))));
    }

    private static Uni<Start> done(Start outcome) {
        return Uni.createFrom().item(outcome);
    }

    private Uni<Optional<Experiment>> byKey(String key) {
        return ExperimentKey.isOne(key)
                ? find("key", key).firstResult().map(Optional::ofNullable)
                : Uni.createFrom().item(Optional.empty());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
