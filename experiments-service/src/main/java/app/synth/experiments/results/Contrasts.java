package app.synth.experiments.results;

import app.synth.experiments.statistics.Alpha;
import app.synth.experiments.statistics.BayesianEffect;
import app.synth.experiments.statistics.ConfidenceSequence;
import app.synth.experiments.statistics.Cuped;
import app.synth.experiments.statistics.Effect;
import app.synth.experiments.statistics.Figure;
import app.synth.experiments.statistics.FixedHorizon;
import app.synth.experiments.statistics.Moments;
import app.synth.experiments.statistics.Procedure;
import app.synth.experiments.statistics.RelativeLift;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares each treatment with the control, which is the first variant. */
final class Contrasts {
    private final Method method;
    private final Alpha alpha;
    private final Procedure procedure;

    Contrasts(Method method, Alpha alpha) {
        this.method = method;
        this.alpha = alpha;
        this.procedure = method.procedure(alpha);
    }

    /**
     * The treatments in their order.
     *
     * @param variants names, the control's first
     * @param samples of the same variants
     */
    List<Contrast> of(List<String> variants, List<MetricSample> samples) {
        MetricSample control = samples.getFirst();
        Figure<Cuped> cuped = control.hasCovariate()
                ? Cuped.adjust(samples.stream().map(MetricSample::covariate).toList())
                : null;
        List<Contrast> contrasts = new ArrayList<>();
        for (int i = 1; i < samples.size(); i++) {
            contrasts.add(contrast(variants.get(i), control, samples.get(i), cuped, i));
        }
        return contrasts;
    }

    private Contrast contrast(
            String variant, MetricSample control, MetricSample treatment, @Nullable Figure<Cuped> cuped, int place) {
        Figure<Effect> fixed = control.compare(treatment, new FixedHorizon(alpha));
        Figure<Effect> sequential = control.compare(treatment, ConfidenceSequence.of(alpha));
        Figure<BayesianEffect> bayesian = control.believe(treatment, alpha);
        Figure<Effect> adjusted = cuped == null
                ? null
                : cuped.flatMap(its -> procedure.compare(
                        its.adjusted().getFirst(), its.adjusted().get(place)));
        Figure<Effect> plain = procedure instanceof FixedHorizon ? fixed : sequential;
        Figure<Effect> chosen = adjusted != null && method.adjusts() ? adjusted : plain;
        Figure<Moments> ofControl = cuped != null && method.adjusts()
                ? cuped.map(its -> its.adjusted().getFirst())
                : control.moments();
        Figure<Moments> ofTreatment = cuped != null && method.adjusts()
                ? cuped.map(its -> its.adjusted().get(place))
                : treatment.moments();
        return new Contrast(
                variant, chosen, lift(chosen, ofControl, ofTreatment), fixed, sequential, bayesian, cuped, adjusted);
    }

    /** The chosen effect alone, as of a day of the series. */
    Figure<Effect> plain(MetricSample control, MetricSample treatment) {
        return control.compare(treatment, procedure);
    }

    private static Figure<RelativeLift> lift(
            Figure<Effect> effect, Figure<Moments> control, Figure<Moments> treatment) {
        return effect.flatMap(its -> control.flatMap(
                one -> treatment.flatMap(other -> RelativeLift.fieller(one, other, its.criticalValue()))));
    }
}
