package app.synth.experiments.statistics.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.synth.experiments.statistics.Alpha;
import app.synth.experiments.statistics.ConfidenceSequence;
import app.synth.experiments.statistics.Figure;
import app.synth.experiments.statistics.FixedHorizon;
import app.synth.experiments.statistics.Moments;
import app.synth.experiments.statistics.Procedure;
import app.synth.experiments.statistics.WhyNot;
import java.util.List;
import org.junit.jupiter.api.Test;

class PowerCalculatorTest {
    private static final Procedure FIXED = new FixedHorizon(Alpha.FIVE_PERCENT);
    private static final Procedure SEQUENCE = ConfidenceSequence.of(Alpha.FIVE_PERCENT);
    private static final Baseline TEN_PERCENT = new Baseline.Proportion(0.1);
    private static final Baseline MEAN = new Baseline.Mean(50, 10);

    private static PowerCalculator simple(Procedure procedure, Baseline baseline) {
        return new PowerCalculator(TestPlan.simple(procedure), baseline);
    }

    private static SampleSize size(PowerCalculator calculator, double change) {
        return calculator.usersNeeded(change).known().orElseThrow();
    }

    /** R: power.prop.test(p1 = .10, p2 = .12, power = .8), n = 3840.847; (p1 = .50, p2 = .75, power = .9), n = 76.7. */
    @Test
    void sharesAsRComputesThem() {
        assertThat(size(simple(FIXED, TEN_PERCENT), 0.02).perVariant()).containsExactly(3841L, 3841L);
        assertThat(size(simple(FIXED, new Baseline.Proportion(0.05)), 0.01).perVariant())
                .containsExactly(8158L, 8158L);
        assertThat(size(
                                new PowerCalculator(
                                        new TestPlan(FIXED, List.of(1.0, 1.0), 1, 0.9), new Baseline.Proportion(0.5)),
                                0.25)
                        .perVariant())
                .containsExactly(77L, 77L);
    }

    /** 2 (1.96 + 0.84)² σ² / δ² = 62.79 for half a standard deviation. */
    @Test
    void meansAsTheTextbookHasThem() {
        assertThat(size(simple(FIXED, MEAN), 5).perVariant()).containsExactly(63L, 63L);
        assertThat(simple(FIXED, MEAN).power(126, 5)).isBetween(0.8, 0.805);
    }

    @Test
    void aDecreaseNeedsUsersToo() {
        assertThat(size(simple(FIXED, MEAN), -5)).isEqualTo(size(simple(FIXED, MEAN), 5));
    }

    /** (z + z)² σ² (1 / 0.8 + 1 / 0.2) = 4905.55. */
    @Test
    void unequalVariantsNeedMoreInAll() {
        PowerCalculator calculator = new PowerCalculator(new TestPlan(FIXED, List.of(80.0, 20.0), 1, 0.8), MEAN);

        assertThat(size(calculator, 1).total()).isBetween(4906L, 4908L);
        assertThat(size(calculator, 1).perVariant()).containsExactly(3925L, 982L);
    }

    /** Three variants, alpha halved by Bonferroni: 3 * 2 (z(0.0125) + z(0.2))² σ² / δ² = 5703.02. */
    @Test
    void severalComparisonsShareAlpha() {
        TestPlan plan = new TestPlan(FIXED, List.of(1.0, 1.0, 1.0), 1, 0.8);
        assertThat(plan.comparisons()).isEqualTo(2);
        assertThat(size(new PowerCalculator(plan, MEAN), 1).total()).isBetween(5703L, 5706L);

        assertThat(new TestPlan(FIXED, List.of(1.0, 1.0, 1.0), 3, 0.8)
                        .ofOneComparison()
                        .alpha()
                        .value())
                .isCloseTo(0.05 / 6, within(1e-15));
    }

    /** SciPy's root of the same power: 15177.7. */
    @Test
    void aSequenceNeedsAboutTwiceAsMany() {
        assertThat(size(simple(SEQUENCE, TEN_PERCENT), 0.02).total()).isBetween(15_177L, 15_180L);
    }

    @Test
    void theDetectableChangeIsTheInverseOfUsersNeeded() {
        for (Procedure procedure : List.of(FIXED, SEQUENCE)) {
            for (Baseline baseline : List.of(TEN_PERCENT, new Baseline.Mean(0.1, 0.3))) {
                PowerCalculator calculator = simple(procedure, baseline);
                double change = calculator.detectableChange(20_000).known().orElseThrow();

                assertThat(calculator.power(20_000, change)).isCloseTo(0.8, within(1e-6));
                assertThat(size(calculator, change).total()).isBetween(19_998L, 20_002L);
                assertThat(calculator.detectableLift(20_000).known().orElseThrow())
                        .isCloseTo(change / 0.1, within(1e-12));
            }
        }
    }

    @Test
    void withoutAChangePowerIsAlpha() {
        assertThat(simple(FIXED, MEAN).power(1000, 0)).isCloseTo(0.05, within(1e-9));
        assertThat(simple(SEQUENCE, MEAN).power(1000, 0)).isLessThan(0.05);
    }

    @Test
    void aBaselineCanBeMeasured() {
        assertThat(Baseline.of(new Moments(400, 50, 100))).isEqualTo(MEAN);
        assertThat(MEAN.changeOf(0.1)).isCloseTo(5, within(1e-12));
    }

    @Test
    void whatIsOutOfReachSaysSo() {
        assertThat(simple(FIXED, TEN_PERCENT).usersNeeded(0)).isEqualTo(Figure.unknown(WhyNot.OUT_OF_REACH));
        assertThat(simple(FIXED, TEN_PERCENT).usersNeeded(0.95)).isEqualTo(Figure.unknown(WhyNot.OUT_OF_REACH));
        assertThat(simple(FIXED, TEN_PERCENT).usersNeeded(-0.2)).isEqualTo(Figure.unknown(WhyNot.OUT_OF_REACH));
        assertThat(simple(FIXED, TEN_PERCENT).usersNeeded(1e-9)).isEqualTo(Figure.unknown(WhyNot.OUT_OF_REACH));
        assertThat(simple(FIXED, TEN_PERCENT).usersNeeded(Double.NaN)).isEqualTo(Figure.unknown(WhyNot.OUT_OF_REACH));
        assertThat(simple(FIXED, new Baseline.Proportion(0.9)).detectableChange(10))
                .isEqualTo(Figure.unknown(WhyNot.OUT_OF_REACH));
        assertThat(simple(FIXED, MEAN).detectableChange(3)).isEqualTo(Figure.unknown(WhyNot.TOO_FEW_USERS));
        assertThat(simple(SEQUENCE, MEAN).detectableChange(59)).isEqualTo(Figure.unknown(WhyNot.TOO_FEW_USERS));
        assertThat(simple(FIXED, new Baseline.Mean(0, 1)).detectableLift(100))
                .isEqualTo(Figure.unknown(WhyNot.ZERO_BASELINE));
        assertThat(simple(FIXED, MEAN).power(0, 1)).isZero();
    }

    @Test
    void anOutlookCountsFromTheUsersThereAre() {
        PowerCalculator calculator = simple(FIXED, TEN_PERCENT);

        assertThat(Outlook.of(calculator, 0.02, 0, 500).daysLeft()).isEqualTo(Figure.of(16L));
        Outlook middle = Outlook.of(calculator, 0.02, 3682, 500);
        assertThat(middle.usersLeft()).isEqualTo(Figure.of(4000L));
        assertThat(middle.daysLeft()).isEqualTo(Figure.of(8L));
        assertThat(middle.powerNow()).isBetween(0.45, 0.55);
        assertThat(middle.detectableNow().known().orElseThrow()).isGreaterThan(0.02);

        assertThat(Outlook.of(calculator, 0.02, 9000, 0).daysLeft()).isEqualTo(Figure.of(0L));
        assertThat(Outlook.of(calculator, 0.02, 10, 0).daysLeft()).isEqualTo(Figure.unknown(WhyNot.OUT_OF_REACH));
        assertThat(Outlook.of(calculator, 0, 10, 10).daysLeft()).isEqualTo(Figure.unknown(WhyNot.OUT_OF_REACH));
    }

    @Test
    void whatIsNoPlanIsRefused() {
        assertThatThrownBy(() -> new TestPlan(FIXED, List.of(1.0), 1, 0.8))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TestPlan(FIXED, List.of(1.0, 0.0), 1, 0.8))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TestPlan(FIXED, List.of(1.0, 1.0), 0, 0.8))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TestPlan(FIXED, List.of(1.0, 1.0), 1, 80))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Baseline.Proportion(10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Baseline.Mean(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
