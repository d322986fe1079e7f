package app.synth.analytics.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks while anybody watches, one look after the other, and tells everybody the same. */
@Startup // its metrics are there before there is anything to count
@ApplicationScoped
class LiveFeed {
    private static final Logger LOG = Logger.getLogger(LiveFeed.class);
    /** A look that takes longer is as good as none. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final PgLooks looks;
    private final Watchers watchers;
    private final LiveEvents events;
    private final LiveConfig config;
    private final Timer took;
    private volatile @Nullable Watch watch;

    /** From the first watcher's coming to the last one's leaving. */
    private static final class Watch {
        private final LiveWindow window;
        private @Nullable String until;
        private volatile @Nullable OutboundSseEvent latest;
        private volatile @Nullable Instant lookedAt;
        private volatile boolean looking;
        private volatile long begunNanos;

        Watch(LiveConfig config) {
            this.window = new LiveWindow(config);
        }
    }

    LiveFeed(PgLooks looks, Watchers watchers, LiveEvents events, LiveConfig config, MeterRegistry metrics) {
        this.looks = looks;
        this.watchers = watchers;
        this.events = events;
        this.config = config;
        this.took = Timer.builder("synth.live.look")
                .description("Looks for what is new, for everybody who watches")
                .register(metrics);
    }

    /** What everybody else was told last; nothing for the first one, for whom it is looked in a moment. */
    void greet(Watcher watcher) {
        Watch current = watch;
        OutboundSseEvent latest = current == null ? null : current.latest;
        if (latest != null) {
            watcher.offer(latest);
        }
    }

    @Scheduled(every = "${analytics.live.every:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        if (watchers.count() == 0) {
            watch = null;
            return Uni.createFrom().voidItem();
        }
        Watch current = watch;
        if (current == null) {
            current = new Watch(config);
            watch = current;
        }
        return look(current);
    }

    /** Also while a look takes long, and is neither answered nor refused. */
    @Scheduled(every = "${analytics.live.heartbeat:15s}")
    void beat() {
        Watch current = watch;
        if (current == null || watchers.count() == 0) {
            return;
        }
        boolean isSilent = current.looking && System.nanoTime() - current.begunNanos > SILENCE.toNanos();
        watchers.tell(isSilent ? events.stale(current.lookedAt) : events.heartbeat());
    }

    private Uni<Void> look(Watch current) {
        long begun = System.nanoTime();
        current.begunNanos = begun;
        current.looking = true;
        return looks.look(current.until)
                .onTermination()
                .invoke(() -> {
                    took.record(Duration.ofNanos(System.nanoTime() - begun));
                    current.looking = false;
                })
                .invoke(look -> {
                    current.until = look.until();
                    current.window.add(look);
                    current.lookedAt = look.at();
                    tell(current, events.figures(current.window.figures()));
                })
                .onFailure()
                .invoke(failure -> {
                    // The next look goes on from where this one would have begun.
                    LOG.debugf("A look for live figures failed: %s", failure.getMessage());
                    tell(current, events.stale(current.lookedAt));
                })
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void tell(Watch current, OutboundSseEvent event) {
        current.latest = event;
        watchers.tell(event);
    }
}
