package app.synth.tracking.source;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Joins everybody who needs to see the latest into one refresh at a time. Whoever asks gets one that begins afterwards,
 * never one that runs already: that may have looked a moment too early.
 */
final class Refreshes {
    private final Supplier<Uni<Void>> refresh;
    private final Duration pause;
    private final BiConsumer<Runnable, Duration> later;

    private @Nullable CompletableFuture<Void> running;
    private @Nullable CompletableFuture<Void> planned;
    private boolean pausing;
    private boolean urgent;

    /**
     * @param pause from the beginning of one refresh to that of the next
     * @param later runs something after a time
     */
    Refreshes(Supplier<Uni<Void>> refresh, Duration pause, BiConsumer<Runnable, Duration> later) {
        this.refresh = refresh;
        this.pause = pause;
        this.later = later;
    }

    /** The next refresh, which waits for the pause; fails when it does. */
    Uni<Void> next() {
        return join(false);
    }

    /** The next refresh, which waits for nothing but the one that may be running. */
    Uni<Void> atOnce() {
        return join(true);
    }

    private Uni<Void> join(boolean now) {
        CompletableFuture<Void> joined;
        synchronized (this) {
            joined = planned == null ? new CompletableFuture<>() : planned;
            planned = joined;
            urgent |= now;
        }
        beginIfDue();
        // A copy: who gives up waiting does not end the refresh for the others.
        return Uni.createFrom().completionStage(joined::copy);
    }

    private void beginIfDue() {
        CompletableFuture<Void> begun;
        synchronized (this) {
            if (planned == null || running != null || (pausing && !urgent)) {
                return;
            }
            begun = planned;
            running = begun;
            planned = null;
            urgent = false;
            pausing = true;
        }
        later.accept(this::endPause, pause);
        Uni.createFrom()
                .deferred(refresh::get)
                .subscribe()
                .with(
                        done -> {
                            endRun();
                            begun.complete(null);
                        },
                        failure -> {
                            endRun();
                            begun.completeExceptionally(failure);
                        });
    }

    private void endPause() {
        synchronized (this) {
            pausing = false;
        }
        beginIfDue();
    }

    private void endRun() {
        synchronized (this) {
            running = null;
        }
        beginIfDue();
    }
}
