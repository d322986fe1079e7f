package app.synth.analytics.live;

import app.synth.accounts.client.identity.Credential;
import app.synth.accounts.client.permission.Permissions;
import app.synth.accounts.client.problem.Problems;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Everybody who watches on this replica: so many and no more, and nobody for longer than they may. */
@Startup // its metrics are there before there is anything to count
@ApplicationScoped
class Watchers {
    static final String PERMISSION = "view_all_analytics";

    private static final int ASKED_AT_ONCE = 8;

    private final Permissions permissions;
    private final LiveConfig config;
    private final LiveEvents events;
    private final Counter lost;
    private final Set<Watcher> all = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Watchers(Permissions permissions, LiveConfig config, LiveEvents events, MeterRegistry metrics) {
        this.permissions = permissions;
        this.config = config;
        this.events = events;
        this.lost = Counter.builder("synth.live.lost")
                .description("Events that watchers did not get, since they read too slowly")
                .register(metrics);
        Gauge.builder("synth.live.watchers", all, Set::size)
                .description("Who watches live at the moment")
                .register(metrics);
    }

    /** Lets somebody in who may watch, until their token ends; 503 {@code too_many_watchers} where there is no place. */
    Watcher admit(SseEventSink sink, Credential credential) {
        Watcher watcher = new Watcher(sink, credential, TokenEnd.of(credential));
        synchronized (all) {
            if (count() >= config.watchers() || stopping) {
                throw Problems.unavailable("too_many_watchers", "Many are watching at this moment; try again later");
            }
            all.add(watcher);
        }
        watcher.offer(events.welcome());
        return watcher;
    }

    /** How many there are; those whose connection is gone are not. */
    int count() {
        all.removeIf(Watcher::isGone);
        return all.size();
    }

    void tell(OutboundSseEvent event) {
        all.forEach(watcher -> {
            if (!watcher.offer(event)) {
                lost.increment();
            }
        });
    }

    /** What was true when they came may not be any more. */
    @Scheduled(every = "${analytics.live.recheck:10s}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> recheck() {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUni(watcher ->
                        farewell(watcher).invoke(why -> why.ifPresent(reason -> watcher.leave(events.closed(reason)))))
                .merge(ASKED_AT_ONCE)
                .onItem()
                .ignoreAsUni();
    }

    /** A service that stops waits for its requests; these would never end. */
    void stop(@Observes ShutdownDelayInitiatedEvent stop) {
        stopping = true;
        all.forEach(watcher -> watcher.leave(events.closed(Farewell.STOPPING)));
    }

    private Uni<Optional<Farewell>> farewell(Watcher watcher) {
        if (watcher.isStuck(config.sendWithin())) {
            watcher.cut();
            return Uni.createFrom().item(Optional.empty());
        }
        if (watcher.hasEnded(Instant.now())) {
            return Uni.createFrom().item(Optional.of(Farewell.UNAUTHENTICATED));
        }
        return permissions
                .of(watcher.credential())
                .map(holds -> holds.permissions().contains(PERMISSION)
                        ? Optional.<Farewell>empty()
                        : Optional.of(Farewell.PERMISSION_DENIED))
                .onFailure()
                .recoverWithItem(failure -> Optional.of(
                        failure instanceof AuthenticationFailedException
                                ? Farewell.UNAUTHENTICATED
                                : Farewell.PERMISSIONS_UNAVAILABLE));
    }
}
