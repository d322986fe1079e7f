package app.synth.tracking.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import app.synth.tracking.testsupport.PackagedTracking;
import app.synth.tracking.testsupport.Sent;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A message counts once, however often and in whatever company it is sent. */
@QuarkusIntegrationTest
class IdempotencyIT extends PackagedTracking {
    private static final int TRIES = 20;

    @Test
    void aSecondTryIsADuplicateWhateverElseChanged() {
        Sent first = Sent.click();
        Sent second = Sent.of("purchase", "event", "e-2")
                .id(first.id())
                .at(Instant.now().minus(Duration.ofDays(60)));
        post(ONE, first.toString()).then().statusCode(200).body("stored", equalTo(1));
        post(ONE, second.toString()).then().statusCode(200).body("duplicate", equalTo(1));
        assertThat(stored(first))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("action", "event_click"));
    }

    @Test
    void aResendOfAQuarantinedMessageIsADuplicate() {
        Sent bad = Sent.of("hover", "event", "e-1");
        post(ONE, bad.toString()).then().statusCode(200).body("quarantined", equalTo(1));
        post(ONE, Sent.click().id(bad.id()).toString()).then().statusCode(200).body("duplicate", equalTo(1));
        assertThat(stored(bad)).isEmpty();
        assertThat(quarantined(bad)).hasSize(1);
    }

    @Test
    void ofConcurrentTriesOneStores() throws Exception {
        Sent sent = Sent.click();
        List<Response> answers = together(Collections.nCopies(TRIES, () -> post(ONE, sent.toString())));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(sum(answers, "stored")).isOne();
        assertThat(sum(answers, "duplicate")).isEqualTo(TRIES - 1);
        assertThat(stored(sent)).hasSize(1);
    }

    @Test
    void overlappingBatchesInOppositeOrderStoreEachOnceAndNeverDeadlock() throws Exception {
        List<Sent> all = Stream.generate(Sent::click).limit(680).toList();
        List<Callable<Response>> tries = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            List<Sent> part = new ArrayList<>(all.subList(i * 10, 300 + i * 20));
            if (i % 2 == 1) {
                Collections.reverse(part);
            }
            tries.add(() -> post(BATCH, Sent.batch(part)));
        }
        List<Response> answers = together(tries);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        int sentOnce = 300 + (TRIES - 1) * 20;
        assertThat(sum(answers, "stored")).isEqualTo(sentOnce);
        assertThat(sum(answers, "received")).isEqualTo(sum(answers, "stored") + sum(answers, "duplicate"));
        assertThat(suite.database().query("""
                        select count(*) as rows, count(distinct message_id) as messages
                        from tracking.user_interactions where user_id = ?
                        """, user)).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("rows", (long) sentOnce).containsEntry("messages", (long) sentOnce);
        });
    }

    /** All at the same moment, as far as the machine allows. */
    private static List<Response> together(List<Callable<Response>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            List<Future<Response>> answers = calls.stream()
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            List<Response> all = new ArrayList<>();
            for (Future<Response> answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }

    private static int sum(List<Response> answers, String field) {
        return answers.stream().mapToInt(answer -> answer.path(field)).sum();
    }
}
