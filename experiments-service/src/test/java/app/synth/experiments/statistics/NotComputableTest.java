package app.synth.experiments.statistics;

import static app.synth.experiments.statistics.Known.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What has no answer says why, and nothing answers NaN. */
class NotComputableTest {
    private static final Procedure FIXED = new FixedHorizon(Alpha.FIVE_PERCENT);
    private static final Procedure SEQUENCE = ConfidenceSequence.of(Alpha.FIVE_PERCENT);
    private static final Moments SOME = new Moments(100, 10, 4);
    private static final Moments CONSTANT = new Moments(100, 10, 0);
    private static final ProportionSample NOBODY = ProportionSample.EMPTY;
    private static final ProportionSample NONE_OF_MANY = new ProportionSample(100, 0);
    private static final GaussianPosterior.Prior FLAT = new GaussianPosterior.Prior.Flat();

    static Stream<Arguments> figures() {
        return Stream.of(
                of("share of nobody", NOBODY.moments(), WhyNot.NO_USERS),
                of("mean of nobody", MeanSample.EMPTY.moments(), WhyNot.NO_USERS),
                of("mean of one", MeanSample.EMPTY.with(3).moments(), WhyNot.ONE_USER),
                of("ratio of nobody", RatioSample.EMPTY.moments(), WhyNot.NO_USERS),
                of("ratio of one", RatioSample.EMPTY.with(1, 2).moments(), WhyNot.ONE_USER),
                of("ratio by zero", RatioSample.EMPTY.with(1, 0).with(2, 0).moments(), WhyNot.ZERO_DENOMINATOR),
                of("sums too large", new MeanSample(2, 1e200, Double.POSITIVE_INFINITY).moments(), WhyNot.NOT_FINITE),
                of("sums that are none", new MeanSample(2, Double.NaN, 1).moments(), WhyNot.NOT_FINITE),
                of("a mean too large", new MeanSample(2, 1e200, 1e200).moments(), WhyNot.NOT_FINITE),
                of(
                        "CUPED of too large numbers",
                        Cuped.adjust(List.of(
                                CovariateSample.EMPTY.with(0, 0).with(1e140, 1e-20),
                                CovariateSample.EMPTY.with(0, 1e20).with(1e140, 1e20))),
                        WhyNot.NOT_FINITE),
                of("squares too large", new MeanSample(2, 1e100, 1e305).moments(), WhyNot.NOT_FINITE),
                of("z, nobody", FIXED.compare(NOBODY, NONE_OF_MANY), WhyNot.NO_USERS),
                of("z, no success", FIXED.compare(NONE_OF_MANY, NONE_OF_MANY), WhyNot.ZERO_VARIANCE),
                of("t, constant", FIXED.compare(CONSTANT, CONSTANT), WhyNot.ZERO_VARIANCE),
                of("t, one user", FIXED.compare(new Moments(1, 1, 1), SOME), WhyNot.ONE_USER),
                of("sequence, few", SEQUENCE.compare(new Moments(29, 1, 1), SOME), WhyNot.TOO_FEW_USERS),
                of("sequence, constant", SEQUENCE.compare(CONSTANT, CONSTANT), WhyNot.ZERO_VARIANCE),
                of("sequence, nobody", SEQUENCE.compare(NOBODY, NONE_OF_MANY), WhyNot.NO_USERS),
                of("sequence, no success", SEQUENCE.compare(NONE_OF_MANY, NONE_OF_MANY), WhyNot.ZERO_VARIANCE),
                of("lift of zero", RelativeLift.fieller(new Moments(9, 0, 0), SOME, 2), WhyNot.ZERO_BASELINE),
                of("lift of zero, delta", RelativeLift.delta(new Moments(9, 0, 0), SOME, 2), WhyNot.ZERO_BASELINE),
                of("lift of less", RelativeLift.fieller(new Moments(9, -1, 1), SOME, 2), WhyNot.NEGATIVE_BASELINE),
                of("lift of noise", RelativeLift.fieller(new Moments(4, 1, 1), SOME, 2), WhyNot.BASELINE_TOO_NOISY),
                of("CUPED of none", Cuped.adjust(List.of()), WhyNot.NO_USERS),
                of("CUPED of nobody", Cuped.adjust(List.of(CovariateSample.EMPTY)), WhyNot.NO_USERS),
                of("CUPED of one", Cuped.adjust(List.of(CovariateSample.EMPTY.with(1, 2))), WhyNot.ONE_USER),
                of("Beta, nobody", BetaPosterior.compare(NOBODY, NOBODY, Alpha.FIVE_PERCENT), WhyNot.NO_USERS),
                of(
                        "Gauss, constant",
                        GaussianPosterior.compare(CONSTANT, CONSTANT, FLAT, Alpha.FIVE_PERCENT),
                        WhyNot.ZERO_VARIANCE),
                of(
                        "Gauss, prior too sure",
                        GaussianPosterior.compare(
                                SOME, SOME, new GaussianPosterior.Prior.Normal(0, 1e-200), Alpha.FIVE_PERCENT),
                        WhyNot.NOT_FINITE),
                of("cap of nobody", WinsorCap.ofValues(0.99), WhyNot.NO_USERS),
                of("split of nobody", SampleRatio.pValue(List.of(0L, 0L), List.of(0.5, 0.5)), WhyNot.NO_USERS),
                of("split of one", SampleRatio.pValue(List.of(5L), List.of(1.0)), WhyNot.TOO_FEW_VARIANTS),
                of(
                        "sequential split of nobody",
                        SequentialSampleRatio.pValue(List.of(0L, 0L), List.of(0.5, 0.5)),
                        WhyNot.NO_USERS));
    }

    private static Arguments of(String name, Figure<?> figure, WhyNot expected) {
        return Arguments.of(name, figure, expected);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("figures")
    void saysWhy(String name, Figure<?> figure, WhyNot expected) {
        assertThat(figure).isEqualTo(Figure.unknown(expected));
        assertThat(figure.whyNot().orElseThrow().text()).isNotBlank();
        assertThat(figure.known()).isEmpty();
    }

    /** Every small table there is, through everything that takes shares. */
    @ParameterizedTest
    @MethodSource("procedures")
    void smallTablesAnswerFiniteNumbersOrNothing(Procedure procedure) {
        for (int users = 1; users <= 40; users += 13) {
            for (int before = 0; before <= users; before += 3) {
                for (int after = 0; after <= users; after += 3) {
                    ProportionSample control = new ProportionSample(users, before);
                    ProportionSample treatment = new ProportionSample(users, after);
                    procedure.compare(control, treatment).known().ifPresent(effect -> assertFinite(control, effect));
                    BayesianEffect belief = known(BetaPosterior.compare(control, treatment, Alpha.FIVE_PERCENT));
                    assertThat(belief.chanceOfIncrease()).isBetween(0.0, 1.0);
                    assertThat(belief.expectedIncrease() - belief.expectedDecrease())
                            .isCloseTo(belief.mean(), within(1e-9));
                    assertThat(belief.interval().contains(belief.mean())).isTrue();
                }
            }
        }
    }

    static Stream<Procedure> procedures() {
        return Stream.of(FIXED, SEQUENCE);
    }

    private static void assertFinite(ProportionSample control, Effect effect) {
        assertThat(effect.pValue()).isBetween(0.0, 1.0);
        assertThat(effect.statistic()).isFinite();
        assertThat(effect.standardError()).isFinite();
        assertThat(effect.interval().lower()).isFinite().isLessThanOrEqualTo(effect.estimate());
        assertThat(effect.interval().upper()).isFinite().isGreaterThanOrEqualTo(effect.estimate());
        Moments moments = known(control.moments());
        RelativeLift.fieller(moments, moments, effect.criticalValue())
                .known()
                .ifPresent(lift -> assertThat(lift.interval().lower()).isFinite());
    }
}
