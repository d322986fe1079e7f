package app.synth.experiments.experiment;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.Cursor;
import app.synth.accounts.client.request.EntityTag;
import app.synth.accounts.client.request.SentObject;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The experiments that exist. Whoever changes one locks it, so that changes come one after the other. */
@ApplicationScoped
public class Experiments implements PanacheRepositoryBase<Experiment, UUID> {
    private final PgMetricKeys metrics;
    private final PgNamespaces namespaces;
    private final PgHistory history;
    private final InstantSource clock = InstantSource.system();

    Experiments(PgMetricKeys metrics, PgNamespaces namespaces, PgHistory history) {
        this.metrics = metrics;
        this.namespaces = namespaces;
        this.history = history;
    }

    /** What a change makes of an experiment, inside its transaction; empty where it is that already. */
    private interface Changing {
        Uni<Optional<Change>> apply(Mutiny.Session session, Experiment experiment, Instant now);
    }

    /** The definition of the experiment with this key, as it is committed now. */
    @WithSession
    public Uni<Optional<ExperimentDefinition>> definition(String key) {
        return byKey(key).map(found -> found.map(Experiment::definition));
    }

    /** The definitions of all that are not archived, in one query. */
    @WithSession
    public Uni<List<ExperimentDefinition>> definitions() {
        return find("archivedAt is null order by key")
                .list()
                .map(found -> found.stream().map(Experiment::definition).toList());
    }

    @WithSession
    Uni<ExperimentView> view(String key) {
        return byKey(key).map(found -> ExperimentView.of(found.orElseThrow(() -> unknown(key)), now()));
    }

    /** Those behind a place in the order in which they were made, the newest first. */
    @WithSession
    Uni<List<ExperimentSummary>> page(ExperimentFilter filter, @Nullable Cursor after, int limit) {
        Instant now = now();
        return find(filter.query(), filter.parameters(after))
                .range(0, limit - 1)
                .list()
                .map(found -> found.stream()
                        .map(experiment -> ExperimentSummary.of(experiment, now))
                        .toList());
    }

    /** What happened to one, behind a place in the order in which it did, the latest first. */
    Uni<List<HistoryEntry>> history(String key, @Nullable Cursor after, int limit) {
        return view(key).chain(found -> history.page(key, after, limit));
    }

    /** Creates an experiment. Of two at once with the same key or name, the table's constraints let one through. */
    Uni<ExperimentView> create(byte[] body, Author author) {
        Instant now = now();
        SentObject sent = SentObject.read(body, ExperimentReader.FIELDS);
        NewExperiment made = ExperimentReader.read(sent, now);
        if (made.state() != ExperimentState.DRAFT && made.state() != ExperimentState.RUNNING) {
            throw sent.wrong(ExperimentReader.STATE, "A new experiment is 'draft' or 'running'");
        }
        Experiment experiment = Experiment.of(made, author.user(), now);
        return nameTaken(Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> check(session, made, experiment.id)
                        .chain(() -> persistAndFlush(experiment))
                        .chain(() -> history.note(session, experiment, Change.CREATED, author, now, null))
                        .chain(() -> made.state() == ExperimentState.RUNNING
                                ? history.phase(session, experiment, author, now)
                                : Uni.createFrom().voidItem())
                        .map(written -> ExperimentView.of(experiment, now)))));
    }

    /** Edits what its state allows. */
    Uni<ExperimentView> edit(String key, byte[] body, Author author) {
        SentObject sent = SentObject.read(body, Edit.FIELDS);
        return nameTaken(change(key, author, (session, experiment, now) -> {
            Edit edit = Edit.of(experiment, sent, now);
            edit.check(experiment);
            if (edit.changed().isEmpty()) {
                return Uni.createFrom().item(Optional.empty());
            }
            return check(session, edit.result(), experiment.id)
                    .invoke(() -> experiment.become(edit.result()))
                    .chain(() -> experiment.state() != ExperimentState.DRAFT
                                    && edit.changed().contains(ExperimentDocument.TRAFFIC_ALLOCATION)
                            ? history.phase(session, experiment, author, now)
                            : Uni.createFrom().voidItem())
                    .replaceWith(Optional.of(Change.EDITED));
        }));
    }

    /** Begins a new phase with what was sent. */
    Uni<ExperimentView> phase(String key, SentObject sent, Author author) {
        return change(key, author, (session, experiment, now) -> {
            Edit edit = Edit.of(experiment, sent, now);
            return check(session, edit.result(), experiment.id).chain(() -> {
                Change change = Lifecycle.phase(experiment, edit);
                return history.phase(session, experiment, author, now).replaceWith(Optional.of(change));
            });
        });
    }

    /** Starts a draft; its first phase begins. */
    Uni<ExperimentView> start(String key, Author author) {
        return change(key, author, (session, experiment, now) -> {
            Change change = Lifecycle.start(experiment, now);
            return history.phase(session, experiment, author, now).replaceWith(Optional.of(change));
        });
    }

    /** Takes an archived one back; the stretch of its namespace may be taken. */
    Uni<ExperimentView> unarchive(String key, Author author) {
        return change(key, author, (session, experiment, now) -> {
            Change change = Lifecycle.unarchive(experiment);
            return experiment.state() == ExperimentState.COMPLETED
                    ? Uni.createFrom().item(Optional.of(change))
                    : namespaces
                            .hold(session, experiment.namespace(), experiment.id)
                            .replaceWith(Optional.of(change));
        });
    }

    /** Lets it go on in its life, where nothing but itself is concerned. */
    Uni<ExperimentView> move(String key, Author author, BiFunction<Experiment, Instant, Change> step) {
        return change(
                key,
                author,
                (session, experiment, now) -> Uni.createFrom().item(Optional.of(step.apply(experiment, now))));
    }

    /** Against everything else that is stored, before it becomes so. */
    private Uni<Void> check(Mutiny.Session session, NewExperiment made, UUID id) {
        return metrics.require(session, made.metrics())
                .chain(() -> namespaces.hold(session, made.design().targeting().namespace(), id));
    }

    private Uni<ExperimentView> change(String key, Author author, Changing changing) {
        return Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> locked(key).chain(experiment -> {
                    EntityTag.of(experiment.version).check(author.ifMatch());
                    Instant now = now();
                    Map<String, @Nullable Object> before = ExperimentDocument.of(experiment);
                    return changing.apply(session, experiment, now)
                            .chain(change -> change.map(made -> noted(session, experiment, made, author, now, before))
                                    .orElseGet(() -> Uni.createFrom().voidItem()))
                            .map(written -> ExperimentView.of(experiment, now));
                })));
    }

    private Uni<Void> noted(
            Mutiny.Session session,
            Experiment experiment,
            Change change,
            Author author,
            Instant now,
            Map<String, @Nullable Object> before) {
        experiment.version++;
        return session.flush().chain(() -> history.note(session, experiment, change, author, now, before));
    }

    private Uni<Experiment> locked(String key) {
        return found(
                        key,
                        query -> query.withLock(LockModeType.PESSIMISTIC_WRITE).firstResult())
                .map(found -> found.orElseThrow(() -> unknown(key)));
    }

    private Uni<Optional<Experiment>> byKey(String key) {
        return found(key, query -> query.firstResult());
    }

    private Uni<Optional<Experiment>> found(String key, Function<PanacheQuery<Experiment>, Uni<Experiment>> reading) {
        return ExperimentKey.isOne(key)
                ? reading.apply(find("key", key)).map(Optional::ofNullable)
                : Uni.createFrom().item(Optional.empty());
    }

    private static Uni<ExperimentView> nameTaken(Uni<ExperimentView> written) {
        return written.onFailure(ConstraintViolationException.class)
                .transform(taken -> Problems.conflict("experiment_exists", "Another experiment has this key or name"));
    }

    private static RuntimeException unknown(String key) {
        return Problems.notFound("There is no experiment '%s'".formatted(key));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
