package app.synth.experiments.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SplitsTest {
    @Test
    void sixHundredAgainstFourHundredIsBroken() {
        Splits split = Splits.of(2, List.of(new PhaseUsers(1, List.of(600L, 400L), List.of(0.5, 0.5))));

        assertThat(split.ratio().known().orElseThrow()).isCloseTo(2.54e-10, within(1e-12));
        assertThat(split.isBroken()).isTrue();
    }

    @Test
    void eachPhaseIsExpectedByItsOwnWeights() {
        Splits split = Splits.of(
                2,
                List.of(
                        new PhaseUsers(1, List.of(500L, 500L), List.of(0.5, 0.5)),
                        new PhaseUsers(2, List.of(900L, 100L), List.of(0.9, 0.1))));

        assertThat(split.users()).containsExactly(1_400L, 600L);
        assertThat(split.expected().getFirst()).isCloseTo(0.7, within(1e-12));
        assertThat(split.ratio().known().orElseThrow()).isEqualTo(1);
        assertThat(split.isBroken()).isFalse();
    }

    @Test
    void withoutUsersNothingIsSaid() {
        Splits split = Splits.of(3, List.of());

        assertThat(split.ratio().known()).isEmpty();
        assertThat(split.expected()).containsOnly(1 / 3.0);
        assertThat(split.isBroken()).isFalse();
    }
}
