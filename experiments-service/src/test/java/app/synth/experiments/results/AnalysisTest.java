package app.synth.experiments.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.synth.experiments.metric.MetricDefinition;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnalysisTest {
    private static final Instant FOLDED_AT = Instant.parse("2026-11-20T00:00:00Z");
    private static final LocalDate EARLY = LocalDate.parse("2026-11-01");
    private static final LocalDate LATE = LocalDate.parse("2026-11-17");
    private static final ResultsConfig CONFIG = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(ResultsConfig.class)
            .build()
            .getConfigMapping(ResultsConfig.class);

    private final Map<Cell, Long> users = new HashMap<>();
    private final Map<String, Map<Cell, Sums>> sums = new HashMap<>();

    @Test
    void whoMayYetComeBackIsInNoRetention() {
        cell("control", EARLY, "", 100, "back", 20);
        cell("control", LATE, "", 50, "back", 1);
        cell("treatment", EARLY, "", 100, "back", 30);
        cell("treatment", LATE, "", 50, "back", 1);

        // Exposed on the 17th, back on the day after next: over for everybody when the 20th ends.
        ResultsView.MetricResult dayTwo =
                results("back", "retention", 2).metrics().getFirst();
        assertThat(dayTwo.variants())
                .extracting(ResultsView.VariantResult::users)
                .containsExactly(100L, 100L);
        assertThat(dayTwo.variants().get(1).mean()).isCloseTo(0.3, within(1e-12));

        // Back on the day after: that is over when the 19th ends.
        ResultsView.MetricResult dayOne =
                results("back", "retention", 1).metrics().getFirst();
        assertThat(dayOne.variants())
                .extracting(ResultsView.VariantResult::users)
                .containsExactly(150L, 150L);
    }

    @Test
    void aSeriesGrowsWithTheDaysOfExposureUpToTheWhole() {
        cell("control", EARLY, "", 500, "bought", 50);
        cell("control", LATE, "", 500, "bought", 60);
        cell("treatment", EARLY, "", 500, "bought", 90);
        cell("treatment", LATE, "", 500, "bought", 80);

        ResultsView.Comparison against = results("bought", "conversion", null)
                .metrics()
                .getFirst()
                .variants()
                .get(1)
                .against();

        assertThat(against).isNotNull();
        assertThat(against.series()).extracting(ResultsView.Day::users).containsExactly(500L, 1_000L);
        assertThat(against.series().getFirst().estimate()).isCloseTo(0.08, within(1e-12));
        assertThat(against.series().getLast().estimate())
                .isEqualTo(against.sequential().estimate());
        assertThat(against.series().getLast().lower())
                .isEqualTo(against.sequential().lower());
    }

    @Test
    void segmentsAddUpToTheWholeAndTheLargestComesFirst() {
        cell("control", EARLY, "web", 400, "bought", 40);
        cell("control", EARLY, "ios", 600, "bought", 50);
        cell("treatment", EARLY, "web", 400, "bought", 30);
        cell("treatment", EARLY, "ios", 600, "bought", 90);

        ResultsView results = results("bought", "conversion", null, Dimension.SOURCE);

        assertThat(results.metrics().getFirst().variants().get(1).total()).isEqualTo(120);
        assertThat(results.breakdown()).isNotNull();
        assertThat(results.breakdown().segments())
                .extracting(ResultsView.Segment::value)
                .containsExactly("ios", "web");
        assertThat(results.breakdown()
                        .segments()
                        .getFirst()
                        .metrics()
                        .getFirst()
                        .variants()
                        .get(1)
                        .total())
                .isEqualTo(90);
    }

    @Test
    void nobodyGivesNullsWithReasonsAndOneUserToo() {
        ResultsView nobody = results("bought", "sum", null);
        assertThat(nobody.split().whyNot()).isEqualTo("a variant has no users");
        assertThat(nobody.metrics().getFirst().variants().getFirst().mean()).isNull();
        assertThat(nobody.metrics().getFirst().variants().getFirst().whyNot()).isNotBlank();
        assertThat(nobody.verdict().outcome()).isEqualTo("keep_going");

        cell("control", EARLY, "", 1, "bought", 1);
        cell("treatment", EARLY, "", 1, "bought", 1);
        ResultsView.Comparison one = results("bought", "sum", null)
                .metrics()
                .getFirst()
                .variants()
                .get(1)
                .against();
        assertThat(one).isNotNull();
        assertThat(one.fixed().estimate()).isNull();
        assertThat(one.fixed().whyNot()).isNotBlank();
        assertThat(one.bayesian().whyNot()).isNotBlank();
        assertThat(one.cuped()).isNotNull();
        assertThat(one.cuped().theta()).isNull();
    }

    /** With one metric and one treatment there is nothing to adjust for. */
    @Test
    void eachProcedureHasItsOwnAdjustedPValues() {
        cell("control", EARLY, "", 1_000, "bought", 100);
        cell("treatment", EARLY, "", 1_000, "bought", 135);

        ResultsView.Comparison against = results("bought", "conversion", null)
                .metrics()
                .getFirst()
                .variants()
                .get(1)
                .against();

        assertThat(against).isNotNull();
        assertThat(against.fixed().pValue()).isNotEqualTo(against.sequential().pValue());
        for (ResultsView.Difference difference : List.of(against.fixed(), against.sequential())) {
            assertThat(difference.pHolm()).isEqualTo(difference.pValue());
            assertThat(difference.pBenjaminiHochberg()).isEqualTo(difference.pValue());
        }
    }

    private void cell(String variant, LocalDate day, String segment, long its, String metric, double total) {
        Cell cell = new Cell(variant, day, segment);
        users.put(cell, its);
        sums.computeIfAbsent(metric, one -> new HashMap<>()).put(cell, new Sums(total, total, 0, 0, 0, 0, 0, 0));
    }

    private ResultsView results(String metric, String kind, @Nullable Integer day) {
        return results(metric, kind, day, Dimension.NONE);
    }

    private ResultsView results(String metric, String kind, @Nullable Integer day, Dimension dimension) {
        MetricDefinition definition = new MetricDefinition(
                kind, "up", "purchase", null, null, null, null, null, null, null, null, day, null, null);
        Figures figures = new Figures(
                new ExperimentFacts(
                        UUID.randomUUID(),
                        "key",
                        "running",
                        1,
                        List.of("control", "treatment"),
                        List.of(0.5, 0.5),
                        0.05,
                        List.of(metric),
                        List.of(),
                        Instant.parse("2026-11-01T00:00:00Z"),
                        Duration.ofDays(19),
                        false,
                        FOLDED_AT),
                List.of(new FoldedMetric(metric, "A metric", definition, true)),
                List.of(),
                new Exclusions(0, 0, 0),
                users,
                sums,
                new HashMap<>());
        return Analysis.of(figures, new ResultsQuestion(null, dimension, Method.SEQUENTIAL), CONFIG);
    }
}
