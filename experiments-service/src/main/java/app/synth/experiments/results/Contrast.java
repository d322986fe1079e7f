package app.synth.experiments.results;

import app.synth.experiments.statistics.BayesianEffect;
import app.synth.experiments.statistics.Cuped;
import app.synth.experiments.statistics.Effect;
import app.synth.experiments.statistics.Figure;
import app.synth.experiments.statistics.RelativeLift;
import org.jspecify.annotations.Nullable;

/**
 * A treatment against the control in one metric, seen in every way.
 *
 * @param chosen by the method that the verdict goes by
 * @param lift of the chosen effect, with Fieller's interval
 * @param cuped null where the metric has no pre-period
 * @param adjusted the effect after CUPED, by the chosen procedure; null likewise
 */
record Contrast(
        String variant,
        Figure<Effect> chosen,
        Figure<RelativeLift> lift,
        Figure<Effect> fixed,
        Figure<Effect> sequential,
        Figure<BayesianEffect> bayesian,
        @Nullable Figure<Cuped> cuped,
        @Nullable Figure<Effect> adjusted) {}
