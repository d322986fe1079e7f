package app.synth.analytics.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final List<UniEmitter<? super String>> asked = new ArrayList<>();
    private String watermark = "1";
    private int looks;

    @Test
    void whoAsksWhileItIsUnderWaySharesIt() {
        Answers answers = new Answers(10, Duration.ZERO, LONG);
        CompletableFuture<String> one = ask(answers, "question");
        CompletableFuture<String> two = ask(answers, "question");
        ask(answers, "another question");
        assertThat(asked).hasSize(2);
        asked.get(0).complete("answer");
        assertThat(one.join()).isEqualTo("answer").isEqualTo(two.join());
    }

    @Test
    void aFreshAnswerIsNotEvenLookedAt() {
        Answers answers = new Answers(10, LONG, LONG);
        ask(answers, "question");
        asked.get(0).complete("answer");
        watermark = "2";
        assertThat(ask(answers, "question").join()).isEqualTo("answer");
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void anAnswerIsGoodUntilTheWatermarkMoves() {
        Answers answers = new Answers(10, Duration.ZERO, LONG);
        ask(answers, "question");
        asked.get(0).complete("old");
        assertThat(ask(answers, "question").join()).isEqualTo("old");
        assertThat(ask(answers, "question").join()).isEqualTo("old");
        assertThat(looks).isEqualTo(3);
        watermark = "2";
        CompletableFuture<String> later = ask(answers, "question");
        assertThat(asked).hasSize(2);
        asked.get(1).complete("new");
        assertThat(later.join()).isEqualTo("new");
    }

    @Test
    void noAnswerIsGoodForever() {
        Answers answers = new Answers(10, Duration.ZERO, Duration.ZERO);
        ask(answers, "question");
        asked.get(0).complete("old");
        ask(answers, "question");
        assertThat(asked).hasSize(2);
    }

    @Test
    void aFailureIsNotKept() {
        Answers answers = new Answers(10, LONG, LONG);
        CompletableFuture<String> failed = ask(answers, "question");
        asked.get(0).fail(new IllegalStateException("no"));
        assertThat(failed).isCompletedExceptionally();
        CompletableFuture<String> again = ask(answers, "question");
        asked.get(1).complete("answer");
        assertThat(again.join()).isEqualTo("answer");
    }

    private CompletableFuture<String> ask(Answers answers, String question) {
        return answers.to(
                        question,
                        () -> {
                            looks++;
                            return Uni.createFrom().item(watermark);
                        },
                        () -> Uni.createFrom().<String>emitter(asked::add))
                .subscribeAsCompletionStage();
    }
}
