package app.synth.experiments.statistics;

import static app.synth.experiments.statistics.Known.known;
import static app.synth.experiments.statistics.Known.moments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RelativeLiftTest {
    private static final Moments CONTROL = new Moments(100, 10, 25);
    private static final Moments TREATMENT = new Moments(80, 12, 36);

    /** The ends are where (12 - 10 r)² = 1.96² (36/80 + r² 25/100). */
    @Test
    void fiellersEndsSolveItsEquation() {
        RelativeLift lift = known(RelativeLift.fieller(CONTROL, TREATMENT, 1.96));

        assertThat(lift.estimate()).isCloseTo(0.2, within(1e-12));
        assertThat(lift.interval().lower()).isCloseTo(0.03400177848356334, within(1e-10));
        assertThat(lift.interval().upper()).isCloseTo(0.389271336512377, within(1e-10));
    }

    @Test
    void theDeltaMethodsIntervalIsSymmetric() {
        RelativeLift lift = known(RelativeLift.delta(CONTROL, TREATMENT, 1.96));

        assertThat(lift.interval().lower()).isCloseTo(0.2 - 0.1764, within(1e-10));
        assertThat(lift.interval().upper()).isCloseTo(0.2 + 0.1764, within(1e-10));
    }

    @Test
    void theyAgreeWhereTheControlIsPrecise() {
        Moments control = moments(Hillstrom.VISITS_NONE);
        Moments treatment = moments(Hillstrom.VISITS_MENS);
        Interval fieller = known(RelativeLift.fieller(control, treatment, 1.96)).interval();
        Interval delta = known(RelativeLift.delta(control, treatment, 1.96)).interval();

        assertThat(fieller.lower()).isCloseTo(delta.lower(), within(0.005));
        assertThat(fieller.upper()).isCloseTo(delta.upper(), within(0.005));
        assertThat(known(RelativeLift.fieller(control, treatment, 1.96)).estimate())
                .isCloseTo(0.7214, within(0.0001));
    }

    @Test
    void fiellerExcludesZeroExactlyWhenTheDifferenceDoes() {
        for (double mean = 8; mean < 12; mean += 0.01) {
            Moments treatment = new Moments(80, mean, 36);
            Effect effect = known(new FixedHorizon(Alpha.FIVE_PERCENT).compare(CONTROL, treatment));
            RelativeLift lift = known(RelativeLift.fieller(CONTROL, treatment, effect.criticalValue()));

            assertThat(lift.interval().excludesZero())
                    .isEqualTo(effect.interval().excludesZero());
        }
    }
}
