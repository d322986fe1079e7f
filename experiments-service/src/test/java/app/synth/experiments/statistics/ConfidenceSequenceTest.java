package app.synth.experiments.statistics;

import static app.synth.experiments.statistics.Known.known;
import static app.synth.experiments.statistics.Known.moments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ConfidenceSequenceTest {
    private static final ConfidenceSequence SEQUENCE = ConfidenceSequence.of(Alpha.FIVE_PERCENT);

    @Test
    void itsTuningIsThePublishedOne() {
        assertThat(SEQUENCE.rhoSquared()).isCloseTo(0.001587230920347513, within(1e-15));
    }

    @Test
    void itsHalfWidthIsThePublishedOne() {
        assertThat(SEQUENCE.halfWidth(1, 100)).isCloseTo(0.6694388617066039, within(1e-12));
        assertThat(SEQUENCE.halfWidth(4, 5000)).isCloseTo(2 * 0.042924337188268456, within(1e-12));
        assertThat(SEQUENCE.criticalValue(42_613)).isCloseTo(3.2204653822096545, within(1e-10));
    }

    @Test
    void hillstromsConversions() {
        Effect effect = known(SEQUENCE.compare(Hillstrom.CONVERSIONS_NONE, Hillstrom.CONVERSIONS_MENS));

        assertThat(effect.method()).isEqualTo(Effect.Method.CONFIDENCE_SEQUENCE);
        assertThat(effect.statistic()).isCloseTo(7.389909141058475, within(1e-9));
        assertThat(effect.interval().lower()).isCloseTo(0.0038394371866489886, within(1e-12));
        assertThat(effect.interval().upper()).isCloseTo(0.0097705758525824, within(1e-12));
        assertThat(effect.pValue()).isCloseTo(1.7079535e-11, within(1e-17));
    }

    @Test
    void itIsNearlyNarrowestRelativeToItsTimeWhereItIsTuned() {
        long best = LongStream.rangeClosed(1, 400)
                .map(step -> step * 100)
                .boxed()
                .min((one, other) -> Double.compare(SEQUENCE.criticalValue(one), SEQUENCE.criticalValue(other)))
                .orElseThrow();

        assertThat(best).isBetween(4500L, 5500L);
    }

    @Test
    void thePValueIsAlphaWhereTheIntervalTouchesZero() {
        for (long users : new long[] {60, 1000, 5000, 1_000_000}) {
            assertThat(SEQUENCE.pValue(SEQUENCE.criticalValue(users), users)).isCloseTo(0.05, within(1e-12));
        }
        assertThat(SEQUENCE.pValue(0, 1000)).isEqualTo(1);
    }

    @Test
    void itIsWiderThanOneLook() {
        Moments control = moments(Hillstrom.SPEND_NONE);
        Moments treatment = moments(Hillstrom.SPEND_MENS);
        Interval once = known(new FixedHorizon(Alpha.FIVE_PERCENT).compare(control, treatment))
                .interval();
        Interval always = known(SEQUENCE.compare(control, treatment)).interval();

        assertThat(always.lower()).isLessThan(once.lower());
        assertThat(always.upper()).isGreaterThan(once.upper());
    }

    @Test
    void samplesAreComparedByTheirKind() {
        Procedure fixed = new FixedHorizon(Alpha.FIVE_PERCENT);

        assertThat(known(fixed.compare(Hillstrom.VISITS_NONE, Hillstrom.VISITS_MENS))
                        .method())
                .isEqualTo(Effect.Method.TWO_PROPORTION_Z);
        assertThat(known(fixed.compare(Hillstrom.SPEND_NONE, Hillstrom.SPEND_MENS))
                        .method())
                .isEqualTo(Effect.Method.WELCH_T);
        assertThat(known(generic(fixed, Hillstrom.VISITS_NONE, Hillstrom.VISITS_MENS))
                        .method())
                .isEqualTo(Effect.Method.TWO_PROPORTION_Z);
        assertThat(known(generic(SEQUENCE, Hillstrom.SPEND_NONE, Hillstrom.SPEND_MENS))
                        .method())
                .isEqualTo(Effect.Method.CONFIDENCE_SEQUENCE);
    }

    private static <S extends Sample<S>> Figure<Effect> generic(Procedure procedure, S control, S treatment) {
        return procedure.compare(control, treatment);
    }

    @Test
    void whatIsNoTuningIsRefused() {
        assertThatThrownBy(() -> new ConfidenceSequence(Alpha.FIVE_PERCENT, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Alpha(0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Alpha(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
