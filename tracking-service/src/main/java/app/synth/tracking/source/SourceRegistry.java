package app.synth.tracking.source;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.OwnContext;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All sources and keys in memory, as this replica last saw them. Postgres is asked every few seconds whether anything
 * changed; while it is away, what is known stays known. A key that is not known causes one more question before it is
 * refused, so that a key works on every replica from the moment it is made.
 */
@ApplicationScoped
public class SourceRegistry {
    private static final Logger LOG = Logger.getLogger(SourceRegistry.class);
    private static final Duration START_PATIENCE = Duration.ofSeconds(10);

    private final SourceStore store;
    private final Duration patience;
    private final InstantSource clock;
    private final Refreshes refreshes;
    private volatile SourceSnapshot snapshot = SourceSnapshot.NONE;
    private volatile boolean away;

    @Inject
    SourceRegistry(SourceStore store, SourceConfig config) {
        this(store, config, InstantSource.system(), SourceRegistry::later);
    }

    SourceRegistry(SourceStore store, SourceConfig config, InstantSource clock, BiConsumer<Runnable, Duration> later) {
        this.store = store;
        this.patience = config.answerWithin();
        this.clock = clock;
        this.refreshes = new Refreshes(this::load, config.refreshAtMostEvery(), later);
    }

    /** Before the first request: who sends must be known by then. */
    void atStart(@Observes StartupEvent start) {
        refreshes.atOnce().await().atMost(START_PATIENCE);
    }

    @Scheduled(every = "${tracking.sources.refresh:2s}", delayed = "${tracking.sources.refresh:2s}")
    Uni<Void> refresh() {
        return refreshes.next().onFailure().recoverWithNull();
    }

    /** After a change through this replica: it is known here before it is answered, and a failure is nobody's fault. */
    Uni<Void> changed() {
        return OwnContext.resume(refreshes.atOnce()).onFailure().recoverWithNull();
    }

    /** The source of requests that come with a user's token and nothing else. */
    public Source app() {
        return named(Source.APP).orElseThrow(() -> new IllegalStateException("Sources are not loaded yet"));
    }

    /**
     * A source by its key.
     *
     * @param key as in {@code user_interactions.source}
     */
    public Optional<Source> named(String key) {
        return Optional.ofNullable(snapshot.sources().get(key));
    }

    /** Whether any source lets browsers send from there. Whose key it is, is not known when a browser asks first. */
    public boolean someAllows(String origin) {
        for (Source source : snapshot.sources().values()) {
            if (source.allowedOrigins().allows(origin)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A key that works now.
     *
     * @param clear the key as it was sent
     * @return fails with 401 {@code invalid_write_key} for one that is unknown, expired or revoked, and with 503
     *     {@code sources_unavailable} when that cannot be decided
     */
    Uni<WriteKey> key(String clear) {
        if (!ClearKey.mayBe(clear)) {
            return Uni.createFrom().failure(invalid());
        }
        KeyHash hash = KeyHash.of(clear);
        WriteKey known = snapshot.keys().get(hash);
        if (known != null) {
            return live(known);
        }
        return OwnContext.resume(refreshes.next())
                .onFailure()
                .transform(failure -> Problems.unavailable(
                        "sources_unavailable", "It cannot be found out at the moment whose key this is"))
                .chain(() -> live(snapshot.keys().get(hash)));
    }

    private Uni<WriteKey> live(@Nullable WriteKey key) {
        return key != null && key.isLiveAt(clock.instant())
                ? Uni.createFrom().item(key)
                : Uni.createFrom().failure(invalid());
    }

    private Uni<Void> load() {
        return store.latest(snapshot)
                .ifNoItem()
                .after(patience)
                .fail()
                .invoke(latest -> {
                    snapshot = latest;
                    away = false;
                })
                .onFailure()
                .invoke(this::remark)
                .replaceWithVoid();
    }

    /** Once per outage. */
    private void remark(Throwable failure) {
        if (!away) {
            away = true;
            LOG.warnf("Sources and keys cannot be refreshed; what is known is kept: %s", failure);
        }
    }

    private static void later(Runnable task, Duration delay) {
        var _ = Infrastructure.getDefaultWorkerPool().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static HttpProblem invalid() {
        return Problems.of(Status.UNAUTHORIZED, "invalid_write_key", "The key is not known, or does not work any more")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }
}
