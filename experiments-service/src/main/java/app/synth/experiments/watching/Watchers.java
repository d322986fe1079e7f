package app.synth.experiments.watching;

import app.synth.accounts.client.problem.Problems;
import app.synth.experiments.serving.Moment;
import app.synth.experiments.serving.Snapshots;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who watches on this replica. Watchers are woken, and told what is true when they are ready to read; so nobody has
 * more than one event waiting, and nobody is told the old after the new.
 */
@ApplicationScoped
public class Watchers {
    private final Snapshots snapshots;
    private final WatchingConfig config;
    private final Set<MultiEmitter<? super Wake>> all = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Watchers(Snapshots snapshots, WatchingConfig config, MeterRegistry metrics) {
        this.snapshots = snapshots;
        this.config = config;
        Gauge.builder("synth.watchers", all, Set::size)
                .description("Who waits to be told of changed experiments")
                .register(metrics);
    }

    void start(@Observes StartupEvent started, Vertx vertx) {
        snapshots.listen(moment -> wakeAll());
        vertx.setPeriodic(config.heartbeat().toMillis(), timer -> wakeAll());
    }

    /** A service that stops waits for its requests; these would never end. */
    void stop(@Observes ShutdownDelayInitiatedEvent stop) {
        stopping = true;
        all.forEach(MultiEmitter::complete);
    }

    /**
     * An event at once and at every change, until the watcher leaves.
     *
     * @param seen the tag of what the watcher has seen, which is not told again; null for nothing
     * @param event what it is told of a moment
     */
    public Multi<OutboundSseEvent> watch(@Nullable String seen, Function<Moment, OutboundSseEvent.Builder> event) {
        if (all.size() >= config.watchers() || stopping) {
            throw Problems.unavailable("too_many_watchers", "Many are watching at this moment; try again later");
        }
        // 503 at once where nothing can be told.
        snapshots.now();
        return Multi.createFrom().deferred(() -> {
            var told = new Told(seen, event);
            return Multi.createFrom()
                    .<Wake>emitter(
                            emitter -> {
                                all.add(emitter);
                                emitter.onTermination(() -> all.remove(emitter));
                                emitter.emit(Wake.UP);
                            },
                            BackPressureStrategy.LATEST)
                    .map(wake -> told.next(snapshots.now()));
        });
    }

    private void wakeAll() {
        all.forEach(emitter -> emitter.emit(Wake.UP));
    }

    private enum Wake {
        UP
    }

    /** What one watcher has been told. */
    private static final class Told {
        private final Function<Moment, OutboundSseEvent.Builder> event;
        private @Nullable String tag;

        Told(@Nullable String tag, Function<Moment, OutboundSseEvent.Builder> event) {
            this.tag = tag;
            this.event = event;
        }

        OutboundSseEvent next(Moment moment) {
            if (moment.tag().equals(tag)) {
                return SseImpl.INSTANCE.newEventBuilder().comment("alive").build();
            }
            tag = moment.tag();
            return event.apply(moment).id(moment.tag()).build();
        }
    }
}
