package app.synth.tracking.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.synth.tracking.report.MinuteFigures;
import app.synth.tracking.testsupport.Mappings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The group commit, with a writer that a test commits by hand and an alarm that it rings by hand. */
class GroupCommitTest {
    private final HandWriter writer = new HandWriter();
    private final List<Runnable> alarms = new ArrayList<>();
    private long now;

    @Test
    void requestsThatWaitShareAWriteAndEachIsAnsweredAfterIt() {
        GroupCommit commit = commit(Map.of("writers", "1"));
        CompletableFuture<List<Fate>> first = store(commit, 2);
        CompletableFuture<List<Fate>> second = store(commit, 3);
        assertThat(writer.groups).isEmpty();
        ring();
        assertThat(writer.sizes()).containsExactly(List.of(2, 3));
        assertThat(first).isNotDone();
        writer.commit(0);
        assertThat(first.join()).hasSize(2);
        assertThat(second.join()).hasSize(3);
    }

    @Test
    void aFullGroupDoesNotLinger() {
        GroupCommit commit = commit(Map.of("group-rows", "5"));
        store(commit, 3);
        assertThat(writer.groups).isEmpty();
        store(commit, 2);
        assertThat(writer.sizes()).containsExactly(List.of(3, 2));
    }

    @Test
    void noRequestIsSplitOrOvertaken() {
        GroupCommit commit = commit(Map.of("group-rows", "5", "writers", "1"));
        store(commit, 4);
        store(commit, 4);
        store(commit, 9);
        store(commit, 1);
        writer.commit(0);
        writer.commit(1);
        ring(); // the last one's group is not full
        writer.commit(2);
        ring();
        assertThat(writer.sizes()).containsExactly(List.of(4), List.of(4), List.of(9), List.of(1));
    }

    @Test
    void atMostSoManyGroupsAreWrittenAtATime() {
        GroupCommit commit = commit(Map.of("group-rows", "1", "writers", "2"));
        IntStream.range(0, 5).forEach(i -> store(commit, 1));
        assertThat(writer.groups).hasSize(2);
        writer.commit(0);
        assertThat(writer.groups).hasSize(3);
    }

    @Test
    void whatFindsTheQueueFullIsRefusedAtOnceAndTheRestIsNot() {
        GroupCommit commit = commit(Map.of("group-rows", "1", "writers", "1", "queue-rows", "10"));
        CompletableFuture<List<Fate>> written = store(commit, 1);
        CompletableFuture<List<Fate>> waiting = store(commit, 8);
        assertThatThrownBy(store(commit, 3)::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(StorageUnavailableException.class);
        assertThat(commit.waitingRows()).isEqualTo(8);
        writer.commit(0);
        writer.commit(1);
        assertThat(written.join()).hasSize(1);
        assertThat(waiting.join()).hasSize(8);
        assertThat(commit.waitingRows()).isZero();
        assertThat(commit.waitingBytes()).isZero();
    }

    @Test
    void bytesBoundTheQueueToo() {
        GroupCommit commit = commit(Map.of("group-rows", "1", "writers", "1", "queue-bytes", "250"));
        store(commit, 1);
        store(commit, 2);
        assertThatThrownBy(store(commit, 1)::join).hasCauseInstanceOf(StorageUnavailableException.class);
    }

    @Test
    void aFailedWriteFailsWhoeverWaitsAndTheNextIsTriedAgain() {
        GroupCommit commit = commit(Map.of("group-rows", "1", "writers", "1"));
        CompletableFuture<List<Fate>> written = store(commit, 1);
        CompletableFuture<List<Fate>> behind = store(commit, 1);
        writer.fail(0);
        assertThatThrownBy(written::join).hasCauseInstanceOf(StorageUnavailableException.class);
        assertThatThrownBy(behind::join).hasCauseInstanceOf(StorageUnavailableException.class);
        assertThat(commit.waitingRows()).isZero();
        CompletableFuture<List<Fate>> later = store(commit, 1);
        writer.commit(1);
        assertThat(later.join()).hasSize(1);
    }

    @Test
    void anEmptyRequestNeedsNoWrite() {
        assertThat(store(commit(Map.of()), 0).join()).isEmpty();
        assertThat(alarms).isEmpty();
    }

    @Test
    void underConcurrencyEveryRequestGetsItsOwnFates() throws Exception {
        AtomicInteger atATime = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
                ExecutorService clients = Executors.newFixedThreadPool(16)) {
            GroupWriter slow = group -> Uni.createFrom().emitter(answer -> {
                most.accumulateAndGet(atATime.incrementAndGet(), Math::max);
                clock.schedule(
                        () -> {
                            atATime.decrementAndGet();
                            answer.complete(HandWriter.fates(group));
                        },
                        ThreadLocalRandom.current().nextInt(2_000),
                        TimeUnit.MICROSECONDS);
            });
            GroupCommit commit = new GroupCommit(
                    slow,
                    Mappings.with(GroupCommitConfig.class, Map.of("tracking.commit.group-rows", "20")),
                    (time, call) -> clock.schedule(call, time.toNanos(), TimeUnit.NANOSECONDS),
                    metrics());
            Random random = new Random(20261122);
            List<CompletableFuture<Void>> all = IntStream.range(0, 2_000)
                    .mapToObj(i -> Deliveries.judged("r" + i, random.nextInt(1, 8)))
                    .map(request -> CompletableFuture.supplyAsync(() -> request, clients)
                            .thenCompose(sent -> commit.store(sent).subscribeAsCompletionStage())
                            .thenAccept(fates -> assertThat(fates)
                                    .extracting(Fate::messageId)
                                    .isEqualTo(request.outcomes().stream()
                                            .map(Outcome::messageId)
                                            .toList())))
                    .toList();
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
            assertThat(most).hasValueLessThanOrEqualTo(2);
            assertThat(commit.waitingRows()).isZero();
        }
    }

    private static GroupCommitMetrics metrics() {
        return new GroupCommitMetrics(new SimpleMeterRegistry(), new MinuteFigures(InstantSource.system(), 1));
    }

    private GroupCommit commit(Map<String, String> settings) {
        Map<String, String> named = new HashMap<>();
        settings.forEach((key, value) -> named.put("tracking.commit." + key, value));
        return new GroupCommit(
                writer,
                Mappings.with(GroupCommitConfig.class, named),
                (Duration time, Runnable call) -> alarms.add(call),
                metrics(),
                () -> now);
    }

    private static CompletableFuture<List<Fate>> store(GroupCommit commit, int items) {
        return commit.store(Deliveries.judged("m", items)).subscribeAsCompletionStage();
    }

    /** The linger passes, and every alarm rings. */
    private void ring() {
        now += Duration.ofMillis(2).toNanos();
        List<Runnable> due = List.copyOf(alarms);
        alarms.clear();
        due.forEach(Runnable::run);
    }

    /** Keeps each group until a test decides about it. */
    private static final class HandWriter implements GroupWriter {
        private final List<List<JudgedRequest>> groups = new ArrayList<>();
        private final List<UniEmitter<? super List<List<Fate>>>> answers = new ArrayList<>();

        @Override
        public Uni<List<List<Fate>>> write(List<JudgedRequest> group) {
            groups.add(group);
            return Uni.createFrom().emitter(answers::add);
        }

        void commit(int group) {
            answers.get(group).complete(fates(groups.get(group)));
        }

        void fail(int group) {
            answers.get(group).fail(new IllegalStateException("no database"));
        }

        List<List<Integer>> sizes() {
            return groups.stream()
                    .map(group -> group.stream()
                            .map(request -> request.outcomes().size())
                            .toList())
                    .toList();
        }

        static List<List<Fate>> fates(List<JudgedRequest> group) {
            return group.stream()
                    .map(request -> request.outcomes().stream()
                            .<Fate>map(outcome -> new Fate.Duplicate(outcome.messageId()))
                            .toList())
                    .toList();
        }
    }
}
