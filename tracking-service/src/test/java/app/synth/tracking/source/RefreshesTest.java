package app.synth.tracking.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RefreshesTest {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final HandClock clock = new HandClock();
    private final Deque<UniEmitter<? super Void>> running = new ArrayDeque<>();
    private final Refreshes refreshes =
            new Refreshes(() -> Uni.createFrom().<Void>emitter(running::add), PAUSE, clock::later);

    @Test
    void theFirstBeginsAtOnce() {
        CompletableFuture<Void> asked = ask();
        assertThat(running).hasSize(1);
        assertThat(asked).isNotDone();
        running.pop().complete(null);
        assertThat(asked).isCompleted();
    }

    @Test
    void whoComesDuringARefreshGetsTheNextAndSharesIt() {
        CompletableFuture<Void> first = ask();
        CompletableFuture<Void> second = ask();
        CompletableFuture<Void> third = ask();
        clock.pass(PAUSE);
        assertThat(running).hasSize(1);

        running.pop().complete(null);
        assertThat(first).isCompleted();
        assertThat(second).isNotDone();
        assertThat(running).hasSize(1);

        running.pop().complete(null);
        assertThat(second).isCompleted();
        assertThat(third).isCompleted();
        assertThat(running).isEmpty();
    }

    @Test
    void betweenTwoBeginningsThereIsAPause() {
        begin();
        running.pop().complete(null);
        CompletableFuture<Void> next = ask();
        clock.pass(PAUSE.minusMillis(1));
        assertThat(running).isEmpty();
        clock.pass(Duration.ofMillis(1));
        assertThat(running).hasSize(1);
        running.pop().complete(null);
        assertThat(next).isCompleted();
    }

    @Test
    void whatIsUrgentWaitsForNoPauseAndTakesTheOthersAlong() {
        begin();
        running.pop().complete(null);
        CompletableFuture<Void> patient = ask();
        CompletableFuture<Void> urgent = refreshes.atOnce().subscribeAsCompletionStage();
        assertThat(running).hasSize(1);
        running.pop().complete(null);
        assertThat(patient).isCompleted();
        assertThat(urgent).isCompleted();
    }

    @Test
    void whatIsUrgentStillWaitsForTheOneThatRuns() {
        begin();
        CompletableFuture<Void> urgent = refreshes.atOnce().subscribeAsCompletionStage();
        assertThat(running).hasSize(1);
        running.pop().complete(null);
        assertThat(urgent).isNotDone();
        running.pop().complete(null);
        assertThat(urgent).isCompleted();
    }

    @Test
    void aFailureIsToldToThoseWhoWaitedForIt() {
        CompletableFuture<Void> failing = ask();
        running.pop().fail(new IllegalStateException("away"));
        assertThat(failing).isCompletedExceptionally();
        CompletableFuture<Void> next = ask();
        clock.pass(PAUSE);
        running.pop().complete(null);
        assertThat(next).isCompleted();
    }

    @Test
    void whoGivesUpWaitingEndsItForNobodyElse() {
        CompletableFuture<Void> one = ask();
        ask().cancel(true);
        CompletableFuture<Void> other = ask();
        running.pop().complete(null);
        clock.pass(PAUSE);
        running.pop().complete(null);
        assertThat(one).isCompleted();
        assertThat(other).isCompleted();
    }

    @Test
    void manyThreadsShareFewRefreshesAndNoneIsForgotten() throws InterruptedException {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger mostAtOnce = new AtomicInteger();
        AtomicInteger all = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8);
                var timer = Executors.newSingleThreadScheduledExecutor()) {
            var contended = new Refreshes(
                    () -> Uni.createFrom()
                            .voidItem()
                            .invoke(() -> {
                                all.incrementAndGet();
                                mostAtOnce.accumulateAndGet(now.incrementAndGet(), Math::max);
                            })
                            .onItem()
                            .delayIt()
                            .onExecutor(timer)
                            .by(Duration.ofMillis(1))
                            .invoke(now::decrementAndGet),
                    Duration.ofMillis(2),
                    (task, delay) -> {
                        var _ = timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
                    });
            int askers = 2_000;
            CountDownLatch answered = new CountDownLatch(askers);
            List<Throwable> failures = new ArrayList<>();
            for (int i = 0; i < askers; i++) {
                threads.execute(() -> contended.next().subscribe().with(done -> answered.countDown(), failures::add));
            }
            assertThat(answered.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(failures).isEmpty();
        }
        assertThat(mostAtOnce).hasValue(1);
        assertThat(all.get()).isLessThan(1_000);
    }

    private void begin() {
        assertThat(ask()).isNotDone();
    }

    private CompletableFuture<Void> ask() {
        return refreshes.next().subscribeAsCompletionStage();
    }
}
