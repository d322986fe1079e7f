package app.synth.experiments.results;

import app.synth.experiments.statistics.BayesianEffect;
import app.synth.experiments.statistics.Cuped;
import app.synth.experiments.statistics.Direction;
import app.synth.experiments.statistics.Effect;
import app.synth.experiments.statistics.Figure;
import app.synth.experiments.statistics.RelativeLift;
import app.synth.experiments.statistics.WhyNot;
import app.synth.experiments.statistics.verdict.Verdict;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as they are shown: known, or null with a reason. */
final class Views {
    private Views() {}

    static @Nullable String whyNot(Figure<?> figure) {
        return figure.whyNot().map(WhyNot::text).orElse(null);
    }

    static ResultsView.Range range(Figure<RelativeLift> lift) {
        return lift.known()
                .map(it -> new ResultsView.Range(
                        it.estimate(), it.interval().lower(), it.interval().upper(), null))
                .orElseGet(() -> new ResultsView.Range(null, null, null, whyNot(lift)));
    }

    static ResultsView.Difference difference(Figure<Effect> effect, @Nullable Adjusted adjusted) {
        return effect.known()
                .map(it -> new ResultsView.Difference(
                        it.method().name().toLowerCase(Locale.ROOT),
                        it.estimate(),
                        it.interval().lower(),
                        it.interval().upper(),
                        it.standardError(),
                        it.statistic(),
                        it.pValue(),
                        adjusted == null ? null : adjusted.holm(),
                        adjusted == null ? null : adjusted.benjaminiHochberg(),
                        null))
                .orElseGet(() -> new ResultsView.Difference(
                        null, null, null, null, null, null, null, null, null, whyNot(effect)));
    }

    static ResultsView.Belief belief(Figure<BayesianEffect> effect, Direction direction) {
        return effect.known()
                .map(it -> new ResultsView.Belief(
                        it.chanceToWin(direction),
                        it.expectedLoss(direction),
                        it.mean(),
                        it.interval().lower(),
                        it.interval().upper(),
                        null))
                .orElseGet(() -> new ResultsView.Belief(null, null, null, null, null, whyNot(effect)));
    }

    static ResultsView.@Nullable Adjustment adjustment(Contrast contrast) {
        Figure<Cuped> cuped = contrast.cuped();
        Figure<Effect> adjusted = contrast.adjusted();
        if (cuped == null || adjusted == null) {
            return null;
        }
        return new ResultsView.Adjustment(
                cuped.known().map(Cuped::theta).orElse(null),
                cuped.known().map(Cuped::varianceReduction).orElse(null),
                difference(adjusted, null));
    }

    static ResultsView.Judgement judgement(Verdict verdict) {
        return new ResultsView.Judgement(
                verdict.outcome().name().toLowerCase(Locale.ROOT),
                verdict.variant(),
                verdict.text(),
                verdict.findings().stream()
                        .map(finding -> new ResultsView.Reasoning(
                                finding.reason().name().toLowerCase(Locale.ROOT),
                                finding.variant(),
                                finding.metric(),
                                finding.text()))
                        .toList());
    }
}
