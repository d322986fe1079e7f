package app.synth.experiments.results;

import app.synth.experiments.metric.MetricDefinition;
import app.synth.experiments.statistics.Alpha;
import app.synth.experiments.statistics.Effect;
import app.synth.experiments.statistics.Figure;
import app.synth.experiments.statistics.Moments;
import app.synth.experiments.statistics.verdict.VerdictRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What figures say: a pure function, which asks nobody and knows no clock. */
final class Analysis {
    private static final int SEGMENTS_AT_MOST = 20;
    private static final int DAYS_AT_MOST = 400;
    private static final Predicate<Cell> EVERYBODY = cell -> true;

    private final Figures figures;
    private final ExperimentFacts experiment;
    private final ResultsQuestion question;
    private final Alpha alpha;
    private final Samples samples;
    private final Contrasts contrasts;
    private final Map<String, FoldedMetric> known;

    private Analysis(Figures figures, ResultsQuestion question) {
        this.figures = figures;
        this.question = question;
        experiment = figures.experiment();
        alpha = new Alpha(experiment.alpha());
        samples = new Samples(figures);
        contrasts = new Contrasts(question.method(), alpha);
        known = figures.metrics().stream().collect(Collectors.toMap(FoldedMetric::key, metric -> metric));
    }

    /** The results, with the verdict by the config's agreement. */
    static ResultsView of(Figures figures, ResultsQuestion question, ResultsConfig config) {
        return new Analysis(figures, question).view(config);
    }

    private ResultsView view(ResultsConfig config) {
        Splits split = Splits.of(experiment.weights(), figures.firstUsers());
        Map<String, List<Contrast>> success = contrasts(experiment.successMetrics());
        Map<String, List<Contrast>> guardrails = contrasts(experiment.guardrailMetrics());
        Adjustments chosen = Adjustments.of(success, Contrast::chosen);
        Judge judge = new Judge(figures, known, alpha, question.method(), config);
        return new ResultsView(
                experiment.key(),
                experiment.state(),
                question.phase(),
                question.method().text(),
                experiment.alpha(),
                experiment.foldedAt(),
                experiment.ran().toSeconds(),
                split(split),
                Views.judgement(VerdictRule.decide(
                        judge.evidence(split, users(), success, guardrails, chosen), judge.policy())),
                metrics(success, guardrails),
                question.dimension() == Dimension.NONE ? null : breakdown());
    }

    private Map<String, Long> users() {
        return byVariant(i -> samples.users(
                cell -> cell.variant().equals(experiment.variants().get(i))));
    }

    private ResultsView.Split split(Splits split) {
        Exclusions exclusions = figures.exclusions();
        return new ResultsView.Split(
                users(),
                byVariant(split.users()::get),
                byVariant(split.expected()::get),
                split.ratio().known().orElse(null),
                split.sequentialRatio().known().orElse(null),
                Views.whyNot(split.ratio()),
                split.isBroken(),
                exclusions.withTwoVariants(),
                exclusions.unexpected(),
                exclusions.overridden());
    }

    private <T> Map<String, T> byVariant(Function<Integer, T> value) {
        Map<String, T> values = new LinkedHashMap<>();
        for (int i = 0; i < experiment.variants().size(); i++) {
            values.put(experiment.variants().get(i), value.apply(i));
        }
        return values;
    }

    /** Of the metrics that there are, and that are counted. */
    private Map<String, List<Contrast>> contrasts(List<String> keys) {
        Map<String, List<Contrast>> all = new LinkedHashMap<>();
        for (String key : keys) {
            FoldedMetric metric = known.get(key);
            if (metric != null && metric.isFolded()) {
                all.put(key, contrasts.of(experiment.variants(), samples.of(metric, EVERYBODY)));
            }
        }
        return all;
    }

    private List<ResultsView.MetricResult> metrics(
            Map<String, List<Contrast>> success, Map<String, List<Contrast>> guardrails) {
        Adjustments fixed = Adjustments.of(success, Contrast::fixed);
        Adjustments sequential = Adjustments.of(success, Contrast::sequential);
        List<ResultsView.MetricResult> all = new ArrayList<>();
        experiment
                .successMetrics()
                .forEach(key -> all.add(metric(
                        key, "success", EVERYBODY, success.getOrDefault(key, List.of()), fixed, sequential, true)));
        experiment
                .guardrailMetrics()
                .forEach(key -> all.add(metric(
                        key, "guardrail", EVERYBODY, guardrails.getOrDefault(key, List.of()), null, null, true)));
        return all;
    }

    private ResultsView.MetricResult metric(
            String key,
            String role,
            Predicate<Cell> asked,
            List<Contrast> its,
            @Nullable Adjustments fixed,
            @Nullable Adjustments sequential,
            boolean withSeries) {
        FoldedMetric metric = known.get(key);
        if (metric == null) {
            return new ResultsView.MetricResult(key, null, role, null, null, "unknown", null, List.of());
        }
        MetricDefinition definition = metric.definition();
        List<ResultsView.VariantResult> variants = new ArrayList<>();
        if (metric.isFolded()) {
            List<MetricSample> all = samples.of(metric, asked);
            for (int i = 0; i < all.size(); i++) {
                String variant = experiment.variants().get(i);
                variants.add(variant(
                        variant,
                        all.get(i),
                        i == 0 ? null : comparison(metric, its.get(i - 1), i, fixed, sequential, withSeries)));
            }
        }
        return new ResultsView.MetricResult(
                key,
                metric.name(),
                role,
                definition.kind(),
                definition.better(),
                metric.isFolded() ? "ready" : "counting",
                cap(metric),
                variants);
    }

    private @Nullable Double cap(FoldedMetric metric) {
        Double seen = figures.caps().get(metric.key());
        return seen != null || metric.definition().cap() == null
                ? seen
                : metric.definition().cap().value();
    }

    private static ResultsView.VariantResult variant(
            String variant, MetricSample sample, ResultsView.@Nullable Comparison against) {
        Figure<Moments> moments = sample.moments();
        return new ResultsView.VariantResult(
                variant,
                sample.users(),
                sample.sums().total(),
                sample.definition().comparesSums() ? sample.sums().denominator() : null,
                moments.known().map(Moments::mean).orElse(null),
                moments.known().map(Moments::standardError).orElse(null),
                Views.whyNot(moments),
                against);
    }

    private ResultsView.Comparison comparison(
            FoldedMetric metric,
            Contrast contrast,
            int place,
            @Nullable Adjustments fixed,
            @Nullable Adjustments sequential,
            boolean withSeries) {
        String variant = contrast.variant();
        return new ResultsView.Comparison(
                Views.range(contrast.lift()),
                Views.difference(contrast.fixed(), fixed == null ? null : fixed.of(metric.key(), variant)),
                Views.difference(
                        contrast.sequential(), sequential == null ? null : sequential.of(metric.key(), variant)),
                Views.belief(contrast.bayesian(), metric.definition().direction()),
                Views.adjustment(contrast),
                withSeries ? series(metric, place) : List.of());
    }

    /** Not adjusted by CUPED. A day more adds its cells to those before. */
    private List<ResultsView.Day> series(FoldedMetric metric, int place) {
        List<ResultsView.Day> series = new ArrayList<>();
        List<LocalDate> days = List.copyOf(samples.days());
        MetricSample control = new MetricSample(metric.definition(), 0, Sums.NONE);
        MetricSample treatment = control;
        for (LocalDate day : days.subList(0, Math.min(days.size(), DAYS_AT_MOST))) {
            List<MetricSample> more = samples.of(metric, cell -> cell.day().equals(day));
            control = control.plus(more.getFirst());
            treatment = treatment.plus(more.get(place));
            Figure<Effect> effect = contrasts.plain(control, treatment);
            series.add(new ResultsView.Day(
                    day,
                    control.users(),
                    treatment.users(),
                    effect.known().map(Effect::estimate).orElse(null),
                    effect.known().map(it -> it.interval().lower()).orElse(null),
                    effect.known().map(it -> it.interval().upper()).orElse(null),
                    Views.whyNot(effect)));
        }
        return series;
    }

    private ResultsView.Breakdown breakdown() {
        List<ResultsView.Segment> segments = samples.segments(SEGMENTS_AT_MOST).stream()
                .map(segment -> new ResultsView.Segment(segment, segmentMetrics(segment)))
                .toList();
        return new ResultsView.Breakdown(question.dimension().name().toLowerCase(Locale.ROOT), segments);
    }

    private List<ResultsView.MetricResult> segmentMetrics(String segment) {
        Predicate<Cell> asked = cell -> cell.segment().equals(segment);
        List<ResultsView.MetricResult> all = new ArrayList<>();
        experiment.successMetrics().forEach(key -> all.add(segmentMetric(key, "success", asked)));
        experiment.guardrailMetrics().forEach(key -> all.add(segmentMetric(key, "guardrail", asked)));
        return all;
    }

    private ResultsView.MetricResult segmentMetric(String key, String role, Predicate<Cell> asked) {
        FoldedMetric metric = known.get(key);
        List<Contrast> its = metric == null || !metric.isFolded()
                ? List.of()
                : contrasts.of(experiment.variants(), samples.of(metric, asked));
        return metric(key, role, asked, its, null, null, false);
    }
}
