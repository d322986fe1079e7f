package app.synth.analytics.question;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Lets so many works run at once and so many wait, first come first served; the others are turned away at once. Who waits
 * must not be cancelled: the place would be lost ({@link Answers} sees to that).
 */
final class Admission {
    private final int atOnce;
    private final int waitingAtMost;
    private final Duration waitAtMost;
    private final Deque<UniEmitter<? super Boolean>> waiting = new ArrayDeque<>();
    private int running;

    Admission(int atOnce, int waitingAtMost, Duration waitAtMost) {
        this.atOnce = atOnce;
        this.waitingAtMost = waitingAtMost;
        this.waitAtMost = waitAtMost;
    }

    /** There is no room. */
    static final class FullException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FullException() {
            super("Too many at once", null, false, false);
        }
    }

    /**
     * The work's result, when its turn has come.
     *
     * @return fails with {@link FullException} where it never does; the work is not begun then
     */
    <A> Uni<A> admit(Supplier<Uni<A>> work) {
        return Uni.createFrom().<Boolean>emitter(this::enter).chain(admitted -> run(work));
    }

    private void enter(UniEmitter<? super Boolean> who) {
        Place place = place(who);
        switch (place) {
            case ADMITTED -> who.complete(true);
            case FULL -> who.fail(new FullException());
            case WAITING ->
                Infrastructure.getDefaultWorkerPool()
                        .schedule(() -> giveUp(who), waitAtMost.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private enum Place {
        ADMITTED,
        WAITING,
        FULL
    }

    private Place place(UniEmitter<? super Boolean> who) {
        synchronized (waiting) {
            if (running < atOnce) {
                running++;
                return Place.ADMITTED;
            }
            if (waiting.size() < waitingAtMost) {
                waiting.addLast(who);
                return Place.WAITING;
            }
            return Place.FULL;
        }
    }

    /** Who is not waiting any more has been admitted. */
    private void giveUp(UniEmitter<? super Boolean> who) {
        boolean waited;
        synchronized (waiting) {
            waited = waiting.remove(who);
        }
        if (waited) {
            who.fail(new FullException());
        }
    }

    private <A> Uni<A> run(Supplier<Uni<A>> work) {
        AtomicBoolean left = new AtomicBoolean();
        return Uni.createFrom().deferred(work::get).onTermination().invoke((result, failure, cancelled) -> {
            if (left.compareAndSet(false, true)) {
                leave();
            }
        });
    }

    /** The next one gets the place; only when nobody waits is there one more. */
    private void leave() {
        UniEmitter<? super Boolean> next;
        synchronized (waiting) {
            next = waiting.pollFirst();
            if (next == null) {
                running--;
            }
        }
        if (next != null) {
            next.complete(true);
        }
    }
}
