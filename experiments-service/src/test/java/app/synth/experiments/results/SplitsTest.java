package app.synth.experiments.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SplitsTest {
    private static final List<Double> EVEN = List.of(0.5, 0.5);

    @Test
    void sixHundredAgainstFourHundredIsBroken() {
        Splits split = Splits.of(EVEN, List.of(new PhaseUsers(1, List.of(600L, 400L), List.of(0.5, 0.5))));

        assertThat(split.ratio().known().orElseThrow()).isCloseTo(2.54e-10, within(1e-12));
        assertThat(split.isBroken()).isTrue();
    }

    /** Of a hundred sound experiments, one or two look like this. */
    @Test
    void whatChanceMakesIsNotBroken() {
        Splits split = Splits.of(EVEN, List.of(new PhaseUsers(1, List.of(540L, 460L), List.of(0.5, 0.5))));

        assertThat(split.ratio().known().orElseThrow()).isCloseTo(0.0114, within(5e-5));
        assertThat(split.isBroken()).isFalse();
    }

    @Test
    void eachPhaseIsExpectedByItsOwnWeights() {
        Splits split = Splits.of(
                EVEN,
                List.of(
                        new PhaseUsers(1, List.of(500L, 500L), List.of(0.5, 0.5)),
                        new PhaseUsers(2, List.of(900L, 100L), List.of(0.9, 0.1))));

        assertThat(split.users()).containsExactly(1_400L, 600L);
        assertThat(split.expected().getFirst()).isCloseTo(0.7, within(1e-12));
        assertThat(split.ratio().known().orElseThrow()).isEqualTo(1);
        assertThat(split.isBroken()).isFalse();
    }

    @Test
    void withoutUsersTheSplitIsExpectedByTheWeightsAndNothingIsSaid() {
        Splits split = Splits.of(List.of(0.5, 0.3, 0.2), List.of());

        assertThat(split.ratio().known()).isEmpty();
        assertThat(split.expected()).containsExactly(0.5, 0.3, 0.2);
        assertThat(split.isBroken()).isFalse();
    }

    @Test
    void aPhaseThatNobodyCameInIsExpectedByItsOwnWeights() {
        Splits split = Splits.of(EVEN, List.of(new PhaseUsers(2, List.of(0L, 0L), List.of(0.9, 0.1))));

        assertThat(split.expected()).containsExactly(0.9, 0.1);
        assertThat(split.users()).containsExactly(0L, 0L);
    }

    /** Weights that do not fit the variants would divide by nothing. */
    @Test
    void aPhaseThatDividesNobodyIsLeftOut() {
        Splits split = Splits.of(
                EVEN,
                List.of(
                        new PhaseUsers(1, List.of(5L, 5L), List.of(0.0, 0.0)),
                        new PhaseUsers(2, List.of(3L, 1L), List.of(0.75, 0.25))));

        assertThat(split.expected()).containsExactly(0.75, 0.25);
        assertThat(split.users()).containsExactly(3L, 1L);
    }
}
