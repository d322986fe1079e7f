package app.synth.experiments.results;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.experiments.metric.MetricDefinition;
import app.synth.experiments.statistics.Alpha;
import app.synth.experiments.statistics.Effect;
import app.synth.experiments.statistics.Figure;
import app.synth.experiments.statistics.Interval;
import app.synth.experiments.statistics.RelativeLift;
import app.synth.experiments.statistics.WhyNot;
import app.synth.experiments.statistics.verdict.Candidate;
import app.synth.experiments.statistics.verdict.Evidence;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the verdict is told of figures. */
class JudgeTest {
    private static final Interval DIFFERENCE = new Interval(-3, 5);
    private static final Interval LIFT = new Interval(-0.03, 0.05);
    private static final Splits SOUND =
            new Splits(List.of(500L, 480L, 20L), List.of(0.5, 0.48, 0.02), Figure.of(0.7), Figure.of(0.9));

    @Test
    void theSmallestVariantAndWhoIsExcludedCount() {
        Evidence.Split split = evidence(Map.of(), Map.of()).split();

        assertThat(split).isEqualTo(new Evidence.Split(1_000, 20, 7, 11, SOUND.ratio(), SOUND.sequentialRatio()));
    }

    /** Two of the four comparisons alone would be below alpha; seen together, neither is. */
    @Test
    void successIsHeldAgainstPValuesOfAllMetricsAndTreatmentsTogether() {
        Map<String, List<Contrast>> success = new LinkedHashMap<>();
        success.put("first", contrasts(0.02, 0.3));
        success.put("second", contrasts(0.03, 0.5));

        Map<String, Double> adjusted = evidence(success, Map.of()).candidates().stream()
                .flatMap(candidate -> candidate.successMetrics().stream()
                        .map(metric -> Map.entry(
                                candidate.variant() + " " + metric.name(),
                                metric.adjustedPValue().known().orElseThrow())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        assertThat(adjusted)
                .isEqualTo(Map.of("one first", 0.08, "two first", 0.6, "one second", 0.09, "two second", 0.6));
    }

    @Test
    void eachTreatmentIsJudgedByItsOwnContrasts() {
        assertThat(evidence(Map.of("first", contrasts(0.02, 0.3)), Map.of()).candidates())
                .extracting(Candidate::variant)
                .containsExactly("one", "two");
        assertThat(evidence(Map.of("first", contrasts(0.02, 0.3)), Map.of())
                        .candidates()
                        .getLast()
                        .successMetrics()
                        .getFirst()
                        .effect()
                        .known()
                        .orElseThrow()
                        .pValue())
                .isEqualTo(0.3);
    }

    /** A margin is a part of the mean, so the lift is held against it; without one the difference must not be below nothing. */
    @Test
    void aGuardrailWithAMarginGoesByTheLiftAndOneWithoutByTheDifference() {
        Candidate candidate = evidence(Map.of(), Map.of("guarded", contrasts(0.4, 0.4), "watched", contrasts(0.4, 0.4)))
                .candidates()
                .getFirst();

        assertThat(candidate.guardrails()).hasSize(2).allSatisfy(guardrail -> {
            boolean hasMargin = guardrail.name().equals("guarded");
            assertThat(guardrail.margin()).isEqualTo(hasMargin ? 0.02 : 0);
            assertThat(guardrail.change().known()).contains(hasMargin ? LIFT : DIFFERENCE);
        });
    }

    @Test
    void whatCannotBeComparedHasTheReasonOfTheEffect() {
        Contrast unknown = contrast("one", Figure.unknown(WhyNot.ZERO_VARIANCE));

        assertThat(evidence(Map.of("first", List.of(unknown, unknown)), Map.of())
                        .candidates()
                        .getFirst()
                        .successMetrics()
                        .getFirst()
                        .adjustedPValue()
                        .whyNot())
                .contains(WhyNot.ZERO_VARIANCE);
    }

    private static Evidence evidence(Map<String, List<Contrast>> success, Map<String, List<Contrast>> guardrails) {
        Map<String, FoldedMetric> metrics = List.of("first", "second", "guarded", "watched").stream()
                .map(key -> new FoldedMetric(key, key, definition(key.equals("guarded") ? 0.02 : null), true))
                .collect(Collectors.toMap(FoldedMetric::key, Function.identity()));
        ExperimentFacts experiment = new ExperimentFacts(
                UUID.randomUUID(),
                "key",
                "running",
                1,
                List.of("control", "one", "two"),
                SOUND.expected(),
                0.05,
                List.of(),
                List.of(),
                Instant.EPOCH,
                Duration.ofDays(19),
                false,
                Instant.EPOCH);
        Figures figures = new Figures(
                experiment,
                List.copyOf(metrics.values()),
                List.of(),
                new Exclusions(7, 11, 13),
                Map.of(),
                Map.of(),
                new HashMap<>());
        ResultsConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ResultsConfig.class)
                .build()
                .getConfigMapping(ResultsConfig.class);
        return new Judge(figures, metrics, Alpha.FIVE_PERCENT, Method.SEQUENTIAL, config)
                .evidence(
                        SOUND,
                        Map.of("control", 500L, "one", 480L, "two", 20L),
                        success,
                        guardrails,
                        Adjustments.of(success, Contrast::chosen));
    }

    private static MetricDefinition definition(@Nullable Double margin) {
        return new MetricDefinition(
                "count", "up", null, null, null, null, null, null, null, null, null, null, null, margin);
    }

    private static List<Contrast> contrasts(double one, double two) {
        return List.of(contrast("one", Figure.of(effect(one))), contrast("two", Figure.of(effect(two))));
    }

    private static Contrast contrast(String variant, Figure<Effect> effect) {
        return new Contrast(
                variant,
                effect,
                Figure.of(new RelativeLift(0.01, LIFT)),
                effect,
                effect,
                Figure.unknown(WhyNot.NO_USERS),
                null,
                null);
    }

    private static Effect effect(double pValue) {
        return new Effect(Effect.Method.CONFIDENCE_SEQUENCE, 1, 1, 1, null, pValue, DIFFERENCE, 2);
    }
}
