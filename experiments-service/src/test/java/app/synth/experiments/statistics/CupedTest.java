package app.synth.experiments.statistics;

import static app.synth.experiments.statistics.Known.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CupedTest {
    private static final CovariateSample CONTROL =
            CovariateSample.EMPTY.with(1, 1).with(2, 1).with(4, 3).with(3, 2);
    private static final CovariateSample TREATMENT =
            CovariateSample.EMPTY.with(3, 1).with(5, 3).with(4, 2).with(7, 4).with(6, 4);

    /** By NumPy, from the users' numbers. */
    @Test
    void adjustsByThetaPooledWithinVariants() {
        Cuped cuped = known(Cuped.adjust(List.of(CONTROL, TREATMENT)));

        assertThat(cuped.theta()).isCloseTo(1.2041884816753925, within(1e-12));
        assertThat(cuped.varianceReduction()).isCloseTo(0.9232111692844677, within(1e-12));
        assertThat(cuped.adjusted().get(0).mean()).isCloseTo(3.2024432809773122, within(1e-12));
        assertThat(cuped.adjusted().get(0).variance()).isCloseTo(0.1861242838737973, within(1e-12));
        assertThat(cuped.adjusted().get(1).mean()).isCloseTo(4.438045375218151, within(1e-12));
        assertThat(cuped.adjusted().get(1).variance()).isCloseTo(0.1483649022778981, within(1e-12));
    }

    @Test
    void withoutAnythingBeforeNothingIsAdjusted() {
        CovariateSample sample = CovariateSample.EMPTY.with(1, 0).with(2, 0).with(6, 0);
        Cuped cuped = known(Cuped.adjust(List.of(sample, sample)));

        assertThat(cuped.theta()).isZero();
        assertThat(cuped.varianceReduction()).isZero();
        assertThat(cuped.adjusted().getFirst()).isEqualTo(known(sample.moments()));
    }

    @Test
    void whatWasBeforeAndIsTheSameNowLeavesNoVariance() {
        CovariateSample sample = CovariateSample.EMPTY.with(1, 10).with(2, 20).with(6, 60);
        Cuped cuped = known(Cuped.adjust(List.of(sample, sample)));

        assertThat(cuped.varianceReduction()).isCloseTo(1, within(1e-12));
        assertThat(cuped.adjusted().getFirst().variance()).isZero();
    }
}
