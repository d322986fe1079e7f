package app.synth.experiments.statistics.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.synth.experiments.statistics.Alpha;
import app.synth.experiments.statistics.ConfidenceSequence;
import app.synth.experiments.statistics.Direction;
import app.synth.experiments.statistics.Effect;
import app.synth.experiments.statistics.Figure;
import app.synth.experiments.statistics.FixedHorizon;
import app.synth.experiments.statistics.Interval;
import app.synth.experiments.statistics.Procedure;
import app.synth.experiments.statistics.WhyNot;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictRuleTest {
    private static final Procedure SEQUENCE = ConfidenceSequence.of(Alpha.FIVE_PERCENT);
    private static final Procedure FIXED = new FixedHorizon(Alpha.FIVE_PERCENT);
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    private static final SuccessMetric BETTER = success("checkout", Direction.HIGHER_IS_BETTER, 0.02, 0.001);
    private static final SuccessMetric WORSE = success("revenue", Direction.HIGHER_IS_BETTER, -0.02, 0.001);
    private static final SuccessMetric OPEN = success("saves", Direction.HIGHER_IS_BETTER, 0.02, 0.05);
    private static final SuccessMetric UNKNOWN = new SuccessMetric(
            "refunds",
            Direction.LOWER_IS_BETTER,
            Figure.unknown(WhyNot.ZERO_VARIANCE),
            Figure.unknown(WhyNot.ZERO_VARIANCE));

    private static final Guardrail HOLDS = guardrail(0.02, -0.01, 0.03);
    private static final Guardrail VIOLATED = guardrail(0.02, -0.09, -0.03);
    private static final Guardrail UNDECIDED = guardrail(0.02, -0.03, 0.03);
    private static final Guardrail NOT_COMPUTABLE =
            new Guardrail("crashes", Direction.LOWER_IS_BETTER, 0.02, Figure.unknown(WhyNot.ZERO_BASELINE));

    private static SuccessMetric success(String name, Direction direction, double estimate, double adjusted) {
        Effect effect = new Effect(
                Effect.Method.CONFIDENCE_SEQUENCE,
                estimate,
                0.005,
                estimate / 0.005,
                null,
                adjusted,
                Interval.around(estimate, 0.01),
                2);
        return new SuccessMetric(name, direction, Figure.of(effect), Figure.of(adjusted));
    }

    private static Guardrail guardrail(double margin, double lower, double upper) {
        return new Guardrail("sessions", Direction.HIGHER_IS_BETTER, margin, Figure.of(new Interval(lower, upper)));
    }

    private static Candidate candidate(List<SuccessMetric> successes, Guardrail... guardrails) {
        return new Candidate("treatment", successes, List.of(guardrails));
    }

    private static Evidence.Split split(Figure<Double> ratio, Figure<Double> sequential, long two, long unexpected) {
        return new Evidence.Split(10_000, 4900, two, unexpected, ratio, sequential);
    }

    private static final Evidence.Split SOUND = split(Figure.of(0.5), Figure.of(1.0), 10, 10);

    private static Evidence running(Candidate... candidates) {
        return new Evidence(SOUND, Duration.ofDays(15), false, List.of(candidates));
    }

    private static Evidence ended(Candidate... candidates) {
        return new Evidence(SOUND, Duration.ofDays(15), true, List.of(candidates));
    }

    private static Verdict decide(Evidence evidence, Procedure procedure) {
        return VerdictRule.decide(evidence, new VerdictPolicy(procedure, TWO_WEEKS, 1000, 0.01));
    }

    /** A sound experiment after its minimum: what its metrics and its end make of it. */
    static Stream<Arguments> metrics() {
        return Stream.of(
                row(running(candidate(List.of(BETTER))), Outcome.SHIP, Reason.SUCCESS_METRIC_BETTER),
                row(running(candidate(List.of(BETTER), HOLDS)), Outcome.SHIP, Reason.GUARDRAIL_HOLDS),
                row(running(candidate(List.of(OPEN, BETTER))), Outcome.SHIP, Reason.SUCCESS_METRIC_OPEN),
                row(running(candidate(List.of(UNKNOWN, BETTER))), Outcome.SHIP, Reason.SUCCESS_METRIC_UNKNOWN),
                row(
                        running(candidate(List.of(BETTER), HOLDS, VIOLATED)),
                        Outcome.DO_NOT_SHIP,
                        Reason.GUARDRAIL_VIOLATED),
                row(running(candidate(List.of(BETTER), UNDECIDED)), Outcome.KEEP_GOING, Reason.GUARDRAIL_OPEN),
                row(running(candidate(List.of(BETTER), NOT_COMPUTABLE)), Outcome.KEEP_GOING, Reason.GUARDRAIL_UNKNOWN),
                row(running(candidate(List.of(BETTER, WORSE))), Outcome.DO_NOT_SHIP, Reason.SUCCESS_METRIC_WORSE),
                row(running(candidate(List.of(OPEN))), Outcome.KEEP_GOING, Reason.SUCCESS_METRIC_OPEN),
                row(running(candidate(List.of(UNKNOWN))), Outcome.KEEP_GOING, Reason.SUCCESS_METRIC_UNKNOWN),
                row(running(candidate(List.of())), Outcome.KEEP_GOING, Reason.NO_SUCCESS_METRIC),
                row(running(candidate(List.of(OPEN), VIOLATED)), Outcome.DO_NOT_SHIP, Reason.GUARDRAIL_VIOLATED),
                row(ended(candidate(List.of(BETTER))), Outcome.SHIP, Reason.SUCCESS_METRIC_BETTER),
                row(ended(candidate(List.of(OPEN))), Outcome.DO_NOT_SHIP, Reason.NO_EFFECT_AT_END),
                row(ended(candidate(List.of())), Outcome.DO_NOT_SHIP, Reason.NO_SUCCESS_METRIC),
                row(ended(candidate(List.of(BETTER), UNDECIDED)), Outcome.DO_NOT_SHIP, Reason.GUARDRAIL_OPEN),
                row(ended(candidate(List.of(BETTER), NOT_COMPUTABLE)), Outcome.DO_NOT_SHIP, Reason.GUARDRAIL_UNKNOWN));
    }

    private static Arguments row(Evidence evidence, Outcome outcome, Reason reason) {
        return Arguments.of(evidence, outcome, reason);
    }

    @ParameterizedTest(name = "{1}, {2}")
    @MethodSource("metrics")
    void theMetricsDecide(Evidence evidence, Outcome outcome, Reason reason) {
        Verdict verdict = decide(evidence, SEQUENCE);

        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.variant()).isEqualTo(outcome == Outcome.SHIP ? "treatment" : null);
        assertThat(verdict.has(reason)).isTrue();
        assertThat(verdict.text()).isNotBlank();
        assertThat(verdict.findings())
                .allSatisfy(
                        finding -> assertThat(finding.text()).isNotBlank().doesNotContain("null", "NaN", "Optional"));
    }

    /** A treatment that would ship: what comes before. */
    static Stream<Arguments> splits() {
        Figure<Double> fine = Figure.of(0.5);
        Figure<Double> mismatch = Figure.of(0.0009);
        return Stream.of(
                Arguments.of(split(mismatch, fine, 0, 0), Reason.SAMPLE_RATIO_MISMATCH),
                Arguments.of(split(fine, mismatch, 0, 0), Reason.SAMPLE_RATIO_MISMATCH),
                Arguments.of(
                        split(Figure.of(0.0), Figure.unknown(WhyNot.NO_USERS), 0, 0), Reason.SAMPLE_RATIO_MISMATCH),
                Arguments.of(split(fine, fine, 102, 0), Reason.TOO_MANY_EXCLUDED),
                Arguments.of(split(fine, fine, 0, 102), Reason.TOO_MANY_EXCLUDED),
                Arguments.of(split(fine, fine, 51, 51), Reason.TOO_MANY_EXCLUDED));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("splits")
    void whatIsBrokenIsBroken(Evidence.Split split, Reason reason) {
        Verdict verdict =
                decide(new Evidence(split, TWO_WEEKS, true, List.of(candidate(List.of(BETTER), VIOLATED))), SEQUENCE);

        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.variant()).isNull();
        assertThat(verdict.has(reason)).isTrue();
    }

    @Test
    void aSplitAtTheLimitIsSound() {
        Evidence.Split split = split(Figure.of(0.001), Figure.of(0.001), 101, 0);

        assertThat(decide(new Evidence(split, TWO_WEEKS, false, List.of(candidate(List.of(BETTER)))), SEQUENCE)
                        .outcome())
                .isEqualTo(Outcome.SHIP);
    }

    /** A treatment that would ship, were it not too early. */
    static Stream<Arguments> early() {
        Evidence.Split nobody =
                new Evidence.Split(0, 0, 0, 0, Figure.unknown(WhyNot.NO_USERS), Figure.unknown(WhyNot.NO_USERS));
        Evidence.Split few = new Evidence.Split(10_000, 999, 0, 0, Figure.of(0.5), Figure.of(1.0));
        Duration almost = TWO_WEEKS.minusSeconds(1);
        return Stream.of(
                Arguments.of(SOUND, almost, false, SEQUENCE, Reason.BEFORE_MINIMUM_RUN),
                Arguments.of(SOUND, almost, true, SEQUENCE, Reason.BEFORE_MINIMUM_RUN),
                Arguments.of(few, TWO_WEEKS, true, SEQUENCE, Reason.BEFORE_MINIMUM_USERS),
                Arguments.of(nobody, TWO_WEEKS, true, SEQUENCE, Reason.NO_USERS),
                Arguments.of(SOUND, TWO_WEEKS, false, FIXED, Reason.FIXED_HORIZON_BEFORE_END));
    }

    @ParameterizedTest(name = "{4}")
    @MethodSource("early")
    void whatIsTooEarlyKeepsGoing(
            Evidence.Split split, Duration ran, boolean ended, Procedure procedure, Reason reason) {
        Verdict verdict = decide(new Evidence(split, ran, ended, List.of(candidate(List.of(BETTER)))), procedure);

        assertThat(verdict.outcome()).isEqualTo(Outcome.KEEP_GOING);
        assertThat(verdict.has(reason)).isTrue();
    }

    @Test
    void atItsEndAFixedHorizonDecides() {
        assertThat(decide(ended(candidate(List.of(BETTER))), FIXED).outcome()).isEqualTo(Outcome.SHIP);
    }

    @Test
    void harmEndsItBeforeTheMinimum() {
        Evidence firstDay = new Evidence(SOUND, Duration.ofDays(1), false, List.of(candidate(List.of(OPEN), VIOLATED)));

        assertThat(decide(firstDay, SEQUENCE).outcome()).isEqualTo(Outcome.DO_NOT_SHIP);
        assertThat(decide(firstDay, FIXED).outcome()).isEqualTo(Outcome.KEEP_GOING);
    }

    @Test
    void ofSeveralTheOneWithTheLargestGainShips() {
        Candidate small = new Candidate("small", List.of(BETTER), List.of());
        Candidate large = new Candidate(
                "large", List.of(success("checkout", Direction.HIGHER_IS_BETTER, 0.05, 0.001)), List.of());
        Candidate harmful = new Candidate(
                "harmful", List.of(success("checkout", Direction.HIGHER_IS_BETTER, 0.09, 0.001)), List.of(VIOLATED));

        Verdict verdict = decide(running(small, large, harmful), SEQUENCE);
        assertThat(verdict.outcome()).isEqualTo(Outcome.SHIP);
        assertThat(verdict.variant()).isEqualTo("large");
    }

    /** The first metric is what the experiment is about. */
    @Test
    void theLargestGainIsThatInTheFirstMetric() {
        SuccessMetric more = success("checkout", Direction.HIGHER_IS_BETTER, 0.03, 0.001);
        SuccessMetric most = success("saves", Direction.HIGHER_IS_BETTER, 0.09, 0.001);
        Candidate first = new Candidate("first", List.of(more, BETTER), List.of());
        Candidate second = new Candidate("second", List.of(BETTER, most), List.of());

        assertThat(decide(running(second, first), SEQUENCE).variant()).isEqualTo("first");
    }

    @Test
    void asLongAsOneTreatmentIsOpenItGoesOn() {
        Candidate lost = new Candidate("lost", List.of(WORSE), List.of());

        assertThat(decide(running(lost, candidate(List.of(OPEN))), SEQUENCE).outcome())
                .isEqualTo(Outcome.KEEP_GOING);
        assertThat(decide(running(lost), SEQUENCE).outcome()).isEqualTo(Outcome.DO_NOT_SHIP);
        assertThat(decide(running(), SEQUENCE).outcome()).isEqualTo(Outcome.KEEP_GOING);
    }

    @Test
    void lessIsMoreWhereLowerIsBetter() {
        SuccessMetric fewerCrashes = success("crashes", Direction.LOWER_IS_BETTER, -0.02, 0.001);
        SuccessMetric moreCrashes = success("crashes", Direction.LOWER_IS_BETTER, 0.02, 0.001);

        assertThat(decide(running(candidate(List.of(fewerCrashes))), SEQUENCE).outcome())
                .isEqualTo(Outcome.SHIP);
        assertThat(decide(running(candidate(List.of(moreCrashes))), SEQUENCE).outcome())
                .isEqualTo(Outcome.DO_NOT_SHIP);
    }

    /** Direction, margin, interval of the change, and how the guardrail stands. */
    static Stream<Arguments> guardrails() {
        return Stream.of(
                Arguments.of(Direction.HIGHER_IS_BETTER, 0.02, -0.0199, 0.5, Reason.GUARDRAIL_HOLDS),
                Arguments.of(Direction.HIGHER_IS_BETTER, 0.02, -0.02, 0.5, Reason.GUARDRAIL_OPEN),
                Arguments.of(Direction.HIGHER_IS_BETTER, 0.02, -0.05, -0.02, Reason.GUARDRAIL_OPEN),
                Arguments.of(Direction.HIGHER_IS_BETTER, 0.02, -0.05, -0.0201, Reason.GUARDRAIL_VIOLATED),
                Arguments.of(Direction.LOWER_IS_BETTER, 0.02, -0.5, 0.0199, Reason.GUARDRAIL_HOLDS),
                Arguments.of(Direction.LOWER_IS_BETTER, 0.02, 0.01, 0.05, Reason.GUARDRAIL_OPEN),
                Arguments.of(Direction.LOWER_IS_BETTER, 0.02, 0.03, 0.05, Reason.GUARDRAIL_VIOLATED),
                Arguments.of(Direction.HIGHER_IS_BETTER, 0.0, -0.5, 0.0, Reason.GUARDRAIL_HOLDS),
                Arguments.of(Direction.HIGHER_IS_BETTER, 0.0, -0.5, -0.1, Reason.GUARDRAIL_VIOLATED));
    }

    @ParameterizedTest(name = "{0}, margin {1}, {2} to {3}: {4}")
    @MethodSource("guardrails")
    void aGuardrailHoldsItsMargin(Direction direction, double margin, double lower, double upper, Reason expected) {
        Guardrail guardrail = new Guardrail("latency", direction, margin, Figure.of(new Interval(lower, upper)));

        assertThat(guardrail.standing()).isEqualTo(expected);
        assertThat(guardrail.finding("treatment").text())
                .startsWith("latency of treatment ")
                .contains("margin");
    }

    @Test
    void findingsSpeakInNumbers() {
        assertThat(decide(running(candidate(List.of(BETTER, UNKNOWN), HOLDS)), SEQUENCE)
                        .findings())
                .extracting(Finding::text)
                .containsExactly(
                        "checkout of treatment is better: difference +0.02000 (+0.01000 to +0.03000), adjusted p 0.00100",
                        "refunds of treatment cannot be compared: every user has the same value: there is nothing to"
                                + " compare by",
                        "sessions of treatment is no worse than its margin allows: change -0.01000 to +0.03000, margin"
                                + " 0.02000");
    }

    /** Each of these must be found by a test above, or here. */
    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonCanBeGiven(Reason reason) {
        Stream<Verdict> verdicts = Stream.concat(
                metrics().map(row -> decide((Evidence) row.get()[0], SEQUENCE)),
                Stream.concat(
                        splits().map(row -> decide(
                                new Evidence((Evidence.Split) row.get()[0], TWO_WEEKS, true, List.of()), SEQUENCE)),
                        early().map(row -> decide(
                                new Evidence(
                                        (Evidence.Split) row.get()[0],
                                        (Duration) row.get()[1],
                                        (boolean) row.get()[2],
                                        List.of()),
                                (Procedure) row.get()[3]))));

        assertThat(verdicts).anyMatch(verdict -> verdict.has(reason));
    }

    @Test
    void whatIsNoPolicyIsRefused() {
        assertThatThrownBy(() -> new VerdictPolicy(FIXED, Duration.ofDays(-1), 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new VerdictPolicy(FIXED, TWO_WEEKS, -1, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new VerdictPolicy(FIXED, TWO_WEEKS, 0, 1.5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> guardrail(-0.1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
