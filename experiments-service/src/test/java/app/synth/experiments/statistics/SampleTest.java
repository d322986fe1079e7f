package app.synth.experiments.statistics;

import static app.synth.experiments.statistics.Known.moments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Sums, and what is made of them. */
class SampleTest {

    @Test
    void sharesHaveBinomialVariance() {
        assertThat(moments(new ProportionSample(200, 50))).isEqualTo(new Moments(200, 0.25, 0.1875));
    }

    @Test
    void aMeanHasTheUnbiasedVariance() {
        Moments moments = moments(MeanSample.EMPTY.with(2).with(4).with(9));

        assertThat(moments.mean()).isEqualTo(5);
        assertThat(moments.variance()).isCloseTo(13, within(1e-12));
        assertThat(moments.standardError()).isCloseTo(Math.sqrt(13.0 / 3), within(1e-12));
    }

    @Test
    void aRatiosVarianceIsTheDeltaMethods() {
        RatioSample sample = RatioSample.EMPTY
                .with(1, 2)
                .with(0, 1)
                .with(3, 4)
                .with(2, 4)
                .with(5, 6)
                .with(0, 3);

        assertThat(sample).isEqualTo(new RatioSample(6, 11, 20, 39, 82, 52));
        assertThat(moments(sample).mean()).isCloseTo(0.55, within(1e-12));
        assertThat(moments(sample).variance()).isCloseTo(0.11889, within(1e-12));
    }

    @Test
    void aRatioByOneIsAMean() {
        Moments ratio = moments(RatioSample.EMPTY.with(2, 1).with(4, 1).with(9, 1));

        assertThat(ratio.mean()).isCloseTo(5, within(1e-12));
        assertThat(ratio.variance()).isCloseTo(13, within(1e-12));
    }

    @Test
    void aRatioThatIsTheSameForEverybodyHasNoVariance() {
        assertThat(moments(RatioSample.EMPTY.with(0.3, 3).with(0.7, 7).with(1.1, 11))
                        .variance())
                .isZero();
    }

    @Test
    void largeNumbersThatDifferLittleKeepTheirVariance() {
        MeanSample sample = MeanSample.EMPTY;
        for (int i = 0; i < 1000; i++) {
            sample = sample.with(100_000 + i % 2);
        }

        assertThat(moments(sample).variance()).isCloseTo(0.25 * 1000 / 999, within(1e-4));
    }

    @Test
    void aConstantHasNoVarianceWhateverItsSumsRoundTo() {
        MeanSample sample = MeanSample.EMPTY;
        for (int i = 0; i < 100_000; i++) {
            sample = sample.with(0.1);
        }

        assertThat(moments(sample).variance()).isZero();
    }

    @Test
    void sumsAddUp() {
        assertThat(new ProportionSample(3, 1).plus(new ProportionSample(4, 2))).isEqualTo(new ProportionSample(7, 3));
        assertThat(new MeanSample(3, 1, 2).plus(new MeanSample(4, 2, 8))).isEqualTo(new MeanSample(7, 3, 10));
        assertThat(new RatioSample(1, 2, 3, 4, 9, 6).plus(new RatioSample(1, 1, 1, 1, 1, 1)))
                .isEqualTo(new RatioSample(2, 3, 4, 5, 10, 7));
        assertThat(new CovariateSample(1, 2, 4, 3, 9, 6).plus(new CovariateSample(1, 1, 1, 1, 1, 1)))
                .isEqualTo(new CovariateSample(2, 3, 5, 4, 10, 7));
    }

    @Test
    void whatCannotBeCountedIsRefused() {
        assertThatThrownBy(() -> new ProportionSample(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ProportionSample(3, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MeanSample(-1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
