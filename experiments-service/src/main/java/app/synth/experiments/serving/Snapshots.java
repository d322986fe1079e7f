package app.synth.experiments.serving;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.OwnContext;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The newest snapshot that this replica knows of. */
@ApplicationScoped
public class Snapshots {
    private static final Logger LOG = Logger.getLogger(Snapshots.class);

    private final PgSnapshots rows;
    private final ServingConfig config;
    private final List<Consumer<Moment>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Moment moment;
    private volatile Instant lookedAt = Instant.EPOCH;
    private @Nullable Uni<Void> look;

    Snapshots(PgSnapshots rows, ServingConfig config, MeterRegistry metrics) {
        this.rows = rows;
        this.config = config;
        Gauge.builder("synth.serving.age", this, snapshots -> snapshots.age().toMillis() / 1000.0)
                .description("How long ago the experiments in memory were known to be those in the database")
                .baseUnit("seconds")
                .register(metrics);
        Gauge.builder("synth.serving.version", this, Snapshots::version)
                .description("The change up to which experiments are in memory")
                .register(metrics);
    }

    void start(@Observes StartupEvent started, Vertx vertx) {
        try {
            look().await().atMost(config.firstLookWithin());
        } catch (RuntimeException away) {
            LOG.warnf("Experiments cannot be read yet: %s", away.getMessage());
        }
        vertx.setPeriodic(
                config.lookEvery().toMillis(),
                timer -> look().subscribe()
                        .with(
                                looked -> begin(),
                                failure -> LOG.debugf("A look for changes failed: %s", failure.getMessage())));
    }

    /** Calls this with every moment that begins, shortly after it has. */
    public void listen(Consumer<Moment> listener) {
        listeners.add(listener);
    }

    /** What is true now; 503 {@code experiments_unavailable} before anything has been read. */
    public Moment now() {
        Moment known = moment;
        if (known == null) {
            throw Problems.unavailable("experiments_unavailable", "The experiments cannot be read at the moment");
        }
        Instant now = Instant.now();
        return known.holdsAt(now) ? known : Moment.of(known.snapshot(), now);
    }

    /** The experiment with this key. One that is not known may have been made a moment ago: it is looked for once more. */
    public Uni<Optional<ServedExperiment>> find(String key) {
        ServedExperiment known = known(key);
        if (known != null) {
            return Uni.createFrom().item(Optional.of(known));
        }
        Instant asked = Instant.now();
        return OwnContext.resume(lookAgain(asked)
                        .chain(looked -> lookedAt.isBefore(asked)
                                ? look()
                                : Uni.createFrom().voidItem())
                        .onFailure()
                        .recoverWithNull())
                .map(looked -> Optional.ofNullable(known(key)));
    }

    private @Nullable ServedExperiment known(String key) {
        return now().snapshot().experiments().get(key);
    }

    /** Not at once after another look: whoever asks for what there is not may ask often. */
    private Uni<Void> lookAgain(Instant asked) {
        Duration wait = Duration.between(asked, lookedAt.plus(config.lookAgainAfter()));
        return wait.isPositive()
                ? Uni.createFrom().voidItem().onItem().delayIt().by(wait).chain(this::look)
                : look();
    }

    /** How long ago what is known was known to be true. */
    Duration age() {
        return Duration.between(lookedAt, Instant.now());
    }

    /** Counts changes; -1 before anything has been read. */
    long version() {
        Moment known = moment;
        return known == null ? -1 : known.snapshot().version();
    }

    /** Looks whether anything has changed; who comes while somebody looks, waits for the same look. */
    private synchronized Uni<Void> look() {
        Uni<Void> current = look;
        if (current == null) {
            Instant begun = Instant.now();
            current = rows.version()
                    .chain(version -> version == version()
                            ? Uni.createFrom().voidItem()
                            : rows.read().invoke(this::take).replaceWithVoid())
                    .ifNoItem()
                    .after(config.lookWithin())
                    .fail()
                    .invoke(() -> lookedAt = begun)
                    .onTermination()
                    .invoke(this::looked)
                    .memoize()
                    .indefinitely();
            look = current;
        }
        return current;
    }

    private synchronized void looked() {
        look = null;
    }

    private void take(Snapshot read) {
        begin(Moment.of(read, Instant.now()));
    }

    /** An experiment's date may have come without anybody having changed anything. */
    private void begin() {
        Moment known = moment;
        if (known != null && !known.holdsAt(Instant.now())) {
            begin(Moment.of(known.snapshot(), Instant.now()));
        }
    }

    private void begin(Moment begun) {
        moment = begun;
        listeners.forEach(listener -> listener.accept(begun));
    }
}
