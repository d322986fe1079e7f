package app.synth.accounts.client.identity;

import app.synth.accounts.client.request.OwnContext;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keys published at a URL. The last good set is kept however long the provider is away. An unknown key id asks for a
 * fetch, but never more often than the configured interval, so that strangers cannot make us hammer the provider; callers
 * that arrive during a fetch share it.
 */
final class JwksKeys implements VerificationKeys {
    private static final Logger LOG = Logger.getLogger(JwksKeys.class);

    private final Supplier<Uni<KeySet>> fetch;
    private final Duration refetchAfter;
    private final Duration liveFor;
    private final Clock clock;
    private volatile State state = State.NONE;

    /** @param running shared by everyone who waits for the fetch that began at {@code attemptedAt} */
    private record State(
            @Nullable KeySet keys,
            Instant attemptedAt,
            @Nullable Throwable failure,
            @Nullable Uni<KeySet> running) {
        static final State NONE = new State(null, Instant.MIN, null, null);
    }

    JwksKeys(Supplier<Uni<KeySet>> fetch, IdentityConfig config, Clock clock) {
        this.fetch = fetch;
        this.refetchAfter = config.refetchAfter();
        this.liveFor = config.keysLiveFor();
        this.clock = clock;
    }

    @Override
    public Uni<KeySet> forKey(String keyId) {
        State now = state;
        KeySet keys = now.keys;
        if (keys != null && keys.mayVerify(keyId)) {
            if (now.running == null && older(now, liveFor)) {
                refetch().subscribe().with(fresh -> {}, failure -> {});
            }
            return Uni.createFrom().item(keys);
        }
        if (now.running != null) {
            return OwnContext.resume(now.running);
        }
        if (older(now, refetchAfter)) {
            return OwnContext.resume(refetch());
        }
        return keys != null && now.failure == null
                ? Uni.createFrom().item(keys)
                : Uni.createFrom().failure(unavailable(now.failure));
    }

    private boolean older(State of, Duration age) {
        return of.attemptedAt.equals(Instant.MIN) || of.attemptedAt.plus(age).isBefore(clock.instant());
    }

    private synchronized Uni<KeySet> refetch() {
        State before = state;
        if (before.running != null) {
            return before.running;
        }
        Instant started = clock.instant();
        Uni<KeySet> running = Uni.createFrom()
                .deferred(fetch::get)
                .invoke(fresh -> state = new State(fresh, started, null, null))
                .onFailure()
                .invoke(failure -> {
                    LOG.warnf("The identity provider's keys could not be fetched: %s", failure.toString());
                    state = new State(before.keys, started, failure, null);
                })
                .onFailure()
                .transform(JwksKeys::unavailable)
                .memoize()
                .indefinitely();
        state = new State(before.keys, started, before.failure, running);
        return running;
    }

    private static KeysUnavailableException unavailable(@Nullable Throwable cause) {
        return new KeysUnavailableException(
                "The identity provider's keys are not available", cause == null ? new IllegalStateException() : cause);
    }
}
