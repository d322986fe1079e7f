package app.synth.experiments.results;

import app.synth.experiments.statistics.Alpha;
import app.synth.experiments.statistics.Effect;
import app.synth.experiments.statistics.Figure;
import app.synth.experiments.statistics.Interval;
import app.synth.experiments.statistics.RelativeLift;
import app.synth.experiments.statistics.WhyNot;
import app.synth.experiments.statistics.verdict.Candidate;
import app.synth.experiments.statistics.verdict.Evidence;
import app.synth.experiments.statistics.verdict.Guardrail;
import app.synth.experiments.statistics.verdict.SuccessMetric;
import app.synth.experiments.statistics.verdict.VerdictPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lays before {@link app.synth.experiments.statistics.verdict.VerdictRule} what it decides by. */
final class Judge {
    private final Figures figures;
    private final Map<String, FoldedMetric> metrics;
    private final Alpha alpha;
    private final Method method;
    private final ResultsConfig config;

    Judge(Figures figures, Map<String, FoldedMetric> metrics, Alpha alpha, Method method, ResultsConfig config) {
        this.figures = figures;
        this.metrics = metrics;
        this.alpha = alpha;
        this.method = method;
        this.config = config;
    }

    VerdictPolicy policy() {
        return new VerdictPolicy(
                method.procedure(alpha), config.minimumRun(), config.minimumUsers(), config.toleratedExclusions());
    }

    Evidence evidence(
            Splits split,
            Map<String, Long> users,
            Map<String, List<Contrast>> success,
            Map<String, List<Contrast>> guardrails,
            Adjustments adjusted) {
        Exclusions exclusions = figures.exclusions();
        List<Candidate> candidates = new ArrayList<>();
        List<String> variants = figures.experiment().variants();
        for (int i = 1; i < variants.size(); i++) {
            candidates.add(candidate(variants.get(i), i - 1, success, guardrails, adjusted));
        }
        return new Evidence(
                new Evidence.Split(
                        users.values().stream().mapToLong(Long::longValue).sum(),
                        users.values().stream().mapToLong(Long::longValue).min().orElse(0),
                        exclusions.withTwoVariants(),
                        exclusions.unexpected(),
                        split.ratio(),
                        split.sequentialRatio()),
                figures.experiment().ran(),
                figures.experiment().isOver(),
                candidates);
    }

    private Candidate candidate(
            String variant,
            int place,
            Map<String, List<Contrast>> success,
            Map<String, List<Contrast>> guardrails,
            Adjustments adjusted) {
        List<SuccessMetric> its = new ArrayList<>();
        success.forEach((key, contrasts) -> {
            Figure<Effect> effect = contrasts.get(place).chosen();
            Adjusted pValue = adjusted.of(key, variant);
            its.add(new SuccessMetric(
                    key,
                    metric(key).definition().direction(),
                    effect,
                    pValue == null
                            ? Figure.unknown(effect.whyNot().orElse(WhyNot.NO_USERS))
                            : Figure.of(pValue.holm())));
        });
        List<Guardrail> guards = new ArrayList<>();
        guardrails.forEach((key, contrasts) -> guards.add(guardrail(key, contrasts.get(place))));
        return new Candidate(variant, its, guards);
    }

    /** A margin is a part of the control's mean; without one it is enough that no harm is shown. */
    private Guardrail guardrail(String key, Contrast contrast) {
        Double margin = metric(key).definition().guardrailMargin();
        double tolerated = margin == null ? 0 : margin;
        Figure<Interval> change = tolerated == 0
                ? contrast.chosen().map(Effect::interval)
                : contrast.lift().map(RelativeLift::interval);
        return new Guardrail(key, metric(key).definition().direction(), tolerated, change);
    }

    private FoldedMetric metric(String key) {
        FoldedMetric metric = metrics.get(key);
        if (metric == null) {
            throw new IllegalStateException("There is no metric " + key);
        }
        return metric;
    }
}
