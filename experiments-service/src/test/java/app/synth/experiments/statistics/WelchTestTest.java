package app.synth.experiments.statistics;

import static app.synth.experiments.statistics.Known.known;
import static app.synth.experiments.statistics.Known.moments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WelchTestTest {
    private static MeanSample of(double... values) {
        MeanSample sample = MeanSample.EMPTY;
        for (double value : values) {
            sample = sample.with(value);
        }
        return sample;
    }

    @Test
    void hillstromsSpend() {
        Effect effect = known(
                WelchTest.compare(moments(Hillstrom.SPEND_NONE), moments(Hillstrom.SPEND_MENS), Alpha.FIVE_PERCENT));

        assertThat(effect.method()).isEqualTo(Effect.Method.WELCH_T);
        assertThat(effect.estimate()).isCloseTo(0.769827, within(1e-6));
        assertThat(effect.statistic()).isCloseTo(5.3001, within(0.00005));
        assertThat(effect.pValue()).isCloseTo(1.164e-7, within(0.0005e-7));
    }

    /** The example that SciPy, R and others compute alike. */
    @Test
    void asSciPyComputesIt() {
        MeanSample control =
                of(27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4);
        MeanSample treatment =
                of(27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 30.5, 24.0);

        Effect effect = known(WelchTest.compare(moments(control), moments(treatment), Alpha.FIVE_PERCENT));

        assertThat(effect.statistic()).isCloseTo(2.8291649048617393, within(1e-10));
        assertThat(effect.degreesOfFreedom()).isCloseTo(27.879017486855457, within(1e-8));
        assertThat(effect.pValue()).isCloseTo(0.008551778311418774, within(1e-10));
        assertThat(effect.interval().lower()).isCloseTo(0.7741516177422607, within(1e-8));
        assertThat(effect.interval().upper()).isCloseTo(4.839181715591076, within(1e-8));
    }

    @Test
    void oneConstantVariantIsComparedByTheOther() {
        Effect effect = known(WelchTest.compare(moments(of(1, 1, 1)), moments(of(2, 3, 4)), Alpha.FIVE_PERCENT));

        assertThat(effect.degreesOfFreedom()).isCloseTo(2, within(1e-12));
    }
}
