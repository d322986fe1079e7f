package app.synth.experiments.statistics;

import static app.synth.experiments.statistics.Known.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TwoProportionTestTest {
    private static Effect compare(ProportionSample control, ProportionSample treatment) {
        return known(TwoProportionTest.compare(control, treatment, Alpha.FIVE_PERCENT));
    }

    @Test
    void hillstromsVisits() {
        Effect effect = compare(Hillstrom.VISITS_NONE, Hillstrom.VISITS_MENS);

        assertThat(effect.method()).isEqualTo(Effect.Method.TWO_PROPORTION_Z);
        assertThat(effect.statistic()).isCloseTo(22.486, within(0.0005));
        assertThat(effect.pValue()).isCloseTo(5.685e-112, within(0.001e-112));
        assertThat(effect.estimate()).isCloseTo(0.0765896, within(1e-7));
    }

    @Test
    void hillstromsConversions() {
        Effect effect = compare(Hillstrom.CONVERSIONS_NONE, Hillstrom.CONVERSIONS_MENS);

        assertThat(effect.statistic()).isCloseTo(7.3851, within(0.00005));
        assertThat(effect.pValue()).isCloseTo(1.523e-13, within(0.0005e-13));
        assertThat(effect.interval().lower()).isCloseTo(0.00500, within(0.000005));
        assertThat(effect.interval().upper()).isCloseTo(0.00861, within(0.000005));
        assertThat(effect.criticalValue()).isCloseTo(1.959964, within(1e-6));
    }

    /** Newcombe (1998), table II, method 10. */
    @Test
    void withFewOfThemNewcombesPublishedIntervals() {
        Effect one = compare(new ProportionSample(10, 3), new ProportionSample(10, 9));
        assertThat(one.method()).isEqualTo(Effect.Method.FISHER_EXACT);
        assertThat(one.interval().lower()).isCloseTo(0.1705, within(0.00005));
        assertThat(one.interval().upper()).isCloseTo(0.8090, within(0.00005));
        assertThat(one.pValue()).isCloseTo(0.0197666, within(1e-7));

        Effect other = compare(new ProportionSample(29, 0), new ProportionSample(56, 5));
        assertThat(other.interval().lower()).isCloseTo(-0.0381, within(0.00005));
        assertThat(other.interval().upper()).isCloseTo(0.1926, within(0.00005));

        Effect all = compare(new ProportionSample(10, 0), new ProportionSample(10, 10));
        assertThat(all.interval().lower()).isCloseTo(0.6075, within(0.00005));
        assertThat(all.interval().upper()).isCloseTo(1, within(1e-12));
    }

    @Test
    void fiveExpectedOfEachAreEnoughForZ() {
        assertThat(compare(new ProportionSample(10, 2), new ProportionSample(10, 8))
                        .method())
                .isEqualTo(Effect.Method.TWO_PROPORTION_Z);
        assertThat(compare(new ProportionSample(10, 2), new ProportionSample(10, 7))
                        .method())
                .isEqualTo(Effect.Method.FISHER_EXACT);
        assertThat(compare(new ProportionSample(10, 8), new ProportionSample(10, 3))
                        .method())
                .isEqualTo(Effect.Method.FISHER_EXACT);
    }

    @Test
    void aShareOfNoneHasAnIntervalNevertheless() {
        Effect effect = compare(new ProportionSample(1_000_000, 0), new ProportionSample(1_000_000, 500_000));

        assertThat(effect.method()).isEqualTo(Effect.Method.TWO_PROPORTION_Z);
        assertThat(effect.interval().lower()).isLessThan(0.5).isGreaterThan(0.49);
        assertThat(compare(new ProportionSample(50, 0), new ProportionSample(50, 50))
                        .interval()
                        .lower())
                .isLessThan(0.95);
    }

    @Test
    void aTreatmentThatIsWorseIsNegative() {
        Effect effect = compare(Hillstrom.CONVERSIONS_MENS, Hillstrom.CONVERSIONS_NONE);

        assertThat(effect.statistic()).isCloseTo(-7.3851, within(0.00005));
        assertThat(effect.pValue()).isCloseTo(1.523e-13, within(0.0005e-13));
    }
}
