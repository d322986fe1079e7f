package app.synth.accounts.client.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QuestionTest {
    private static final Instant END = Instant.parse("2026-11-01T12:00:00Z");
    private static final UUID USER = UUID.randomUUID();

    /** Its answers say nothing but when they end. */
    private static final Question<Optional<Instant>> QUESTION =
            new Question<>("key", Duration.ofSeconds(30), USER, end -> USER, end -> end);

    @Test
    void anAnswerWithoutAnEndHolds() {
        assertThat(QUESTION.holds(Optional.empty(), END, END.plusSeconds(29))).isTrue();
    }

    @Test
    void anAnswerHoldsUntilTheInstantOfItsEnd() {
        assertThat(holds(-20, -1)).isTrue();
        assertThat(holds(-20, 0)).isFalse();
        assertThat(holds(-20, 9)).isFalse();
    }

    @Test
    void anAnswerOfAfterItsEndHoldsOnceTheClocksAgreeThatItIsAfter() {
        assertThat(holds(0, 9)).isFalse();
        assertThat(holds(5, 9)).isFalse();
        assertThat(holds(6, 9)).isTrue();
    }

    /** In seconds from the end. */
    private static boolean holds(long asked, long now) {
        return QUESTION.holds(Optional.of(END), END.plusSeconds(asked), END.plusSeconds(now));
    }
}
