package app.synth.analytics.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final List<UniEmitter<? super String>> running = new ArrayList<>();

    @Test
    void soManyRunSoManyWaitAndTheRestIsTurnedAway() {
        Admission admission = new Admission(2, 1, Duration.ofMinutes(1));
        CompletableFuture<String> first = enter(admission);
        CompletableFuture<String> second = enter(admission);
        CompletableFuture<String> third = enter(admission);
        assertThat(running).hasSize(2);
        assertThat(third).isNotDone();
        assertThatThrownBy(enter(admission)::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(Admission.FullException.class);
        running.get(0).complete("one");
        assertThat(first.join()).isEqualTo("one");
        assertThat(running).as("the one that waited has the place").hasSize(3);
        running.get(2).complete("three");
        assertThat(third.join()).isEqualTo("three");
        assertThat(second).isNotDone();
    }

    @Test
    void aFailureGivesThePlaceBack() {
        Admission admission = new Admission(1, 0, Duration.ofMinutes(1));
        CompletableFuture<String> failed = enter(admission);
        running.get(0).fail(new IllegalStateException("no"));
        assertThat(failed).isCompletedExceptionally();
        enter(admission);
        assertThat(running).hasSize(2);
        assertThatThrownBy(() -> admission
                        .admit(() -> {
                            throw new IllegalStateException("not begun");
                        })
                        .await()
                        .indefinitely())
                .isInstanceOf(Admission.FullException.class);
        running.get(1).complete("two");
        assertThatThrownBy(() -> admission
                        .admit(() -> {
                            throw new IllegalStateException("broken at once");
                        })
                        .await()
                        .indefinitely())
                .hasMessage("broken at once");
        enter(admission);
        assertThat(running).hasSize(3);
    }

    @Test
    void nobodyWaitsForeverAndWhoLeftTakesNoPlace() {
        Admission admission = new Admission(1, 1, Duration.ofMillis(1));
        enter(admission);
        assertThatThrownBy(enter(admission)::join).hasCauseInstanceOf(Admission.FullException.class);
        assertThat(running).hasSize(1);
        running.get(0).complete("one");
        enter(admission);
        assertThat(running).hasSize(2);
    }

    private CompletableFuture<String> enter(Admission admission) {
        return admission
                .admit(() -> Uni.createFrom().<String>emitter(running::add))
                .subscribeAsCompletionStage();
    }
}
