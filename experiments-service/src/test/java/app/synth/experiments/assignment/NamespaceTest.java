package app.synth.experiments.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stretches that meet share nobody, and leave nobody between them. */
class NamespaceTest {
    private static final int STEPS = 1_000;

    @ParameterizedTest
    @ValueSource(strings = {"a", "b", "c", "visitor-81", "6b1f3a52-7c1d-4f0e-8a55-0d9a3c1e2b77"})
    void everybodyIsInOneOfTheStretchesThatMeet(String subject) {
        assertThat(IntStream.range(0, STEPS)
                        .filter(step ->
                                new Namespace("checkout", step / 1_000.0, (step + 1) / 1_000.0).contains(subject)))
                .hasSize(1);
    }

    @Test
    void anotherNamespaceIsAnotherShuffle() {
        long both = IntStream.range(0, STEPS)
                .mapToObj(Integer::toString)
                .filter(subject -> new Namespace("checkout", 0, 0.5).contains(subject)
                        == new Namespace("search", 0, 0.5).contains(subject))
                .count();

        assertThat(both).isBetween(400L, 600L);
    }

    /** The holdout begins at the line's beginning; where its share ends, somebody else does. */
    @Test
    void theHoldoutEndsBeforeItsShare() {
        double position = Bucket.of("global-holdout", "b").position();

        assertThat(new Holdout(position, "global-holdout").contains("b")).isFalse();
        assertThat(new Holdout(position + 1e-4, "global-holdout").contains("b")).isTrue();
        assertThat(new Holdout(0, "global-holdout").contains("b")).isFalse();
    }
}
