package app.synth.experiments.statistics;

import static app.synth.experiments.statistics.Known.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleRatioTest {
    private static final List<Double> HALVES = List.of(0.5, 0.5);
    private static final List<Double> THIRDS = List.of(1.0, 1.0, 1.0);
    private static final List<Long> HILLSTROM = List.of(Hillstrom.MENS, Hillstrom.WOMENS, Hillstrom.NONE);

    private static double once(List<Long> users, List<Double> weights) {
        return known(SampleRatio.pValue(users, weights));
    }

    private static double always(List<Long> users, List<Double> weights) {
        return known(SequentialSampleRatio.pValue(users, weights));
    }

    @Test
    void theReferenceFigures() {
        assertThat(once(List.of(600L, 400L), HALVES)).isCloseTo(2.54e-10, within(0.005e-10));
        assertThat(once(List.of(502L, 498L), HALVES)).isCloseTo(0.899, within(0.0005));
        assertThat(once(HILLSTROM, THIRDS)).isCloseTo(0.9037, within(0.00005));
    }

    /** By SciPy's log gamma. */
    @Test
    void theSequentialOnes() {
        assertThat(always(List.of(600L, 400L), HALVES)).isCloseTo(7.499882e-8, within(1e-13));
        assertThat(always(List.of(502_000L, 498_000L), HALVES)).isCloseTo(0.006584573989, within(1e-8));
        assertThat(always(List.of(502L, 498L), HALVES)).isEqualTo(1);
        assertThat(always(HILLSTROM, THIRDS)).isEqualTo(1);
    }

    @Test
    void weightsAreSharesInAnyUnit() {
        List<Long> users = List.of(880L, 120L);

        assertThat(once(users, List.of(90.0, 10.0))).isEqualTo(once(users, List.of(0.9, 0.1)), within(1e-12));
        assertThat(always(users, List.of(90.0, 10.0))).isEqualTo(always(users, List.of(0.9, 0.1)), within(1e-9));
    }

    @Test
    void aVariantWithoutUsersIsAMismatch() {
        assertThat(once(List.of(100L, 0L), HALVES)).isLessThan(1e-20);
        assertThat(always(List.of(100L, 0L), HALVES)).isLessThan(1e-10);
    }

    @Test
    void whoIsInAVariantOfWeightZeroCannotBeThere() {
        assertThat(once(List.of(100L, 100L, 1L), List.of(1.0, 1.0, 0.0))).isZero();
        assertThat(always(List.of(100L, 100L, 1L), List.of(1.0, 1.0, 0.0))).isZero();
        assertThat(once(List.of(100L, 100L, 0L), List.of(1.0, 1.0, 0.0))).isEqualTo(once(List.of(100L, 100L), HALVES));
    }

    @Test
    void whatIsNoWeightIsRefused() {
        assertThatThrownBy(() -> SampleRatio.pValue(List.of(1L), HALVES)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SampleRatio.pValue(List.of(1L, 2L), List.of(-1.0, 2.0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SampleRatio.pValue(List.of(-1L, 2L), HALVES))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
