package app.synth.experiments.results;

import app.synth.experiments.statistics.Effect;
import app.synth.experiments.statistics.Figure;
import app.synth.experiments.statistics.MultipleComparison;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The p-values of all success metrics and treatments, seen together: Holm keeps the chance of any false discovery, Benjamini
 * and Hochberg the expected share of false ones. What cannot be computed is no comparison.
 *
 * @see MultipleComparison
 */
final class Adjustments {
    private record Place(String metric, String variant) {}

    private final Map<Place, Adjusted> adjusted = new HashMap<>();

    private Adjustments() {}

    /**
     * Over the contrasts of each success metric.
     *
     * @param effect the one of a contrast whose p-value is meant
     */
    static Adjustments of(Map<String, List<Contrast>> byMetric, Function<Contrast, @Nullable Figure<Effect>> effect) {
        List<Place> places = new ArrayList<>();
        List<Double> pValues = new ArrayList<>();
        byMetric.forEach((metric, contrasts) -> contrasts.forEach(contrast -> {
            Figure<Effect> its = effect.apply(contrast);
            if (its != null && its.known().isPresent()) {
                places.add(new Place(metric, contrast.variant()));
                pValues.add(its.known().get().pValue());
            }
        }));
        Adjustments all = new Adjustments();
        List<Double> holm = MultipleComparison.HOLM.adjust(pValues);
        List<Double> hochberg = MultipleComparison.BENJAMINI_HOCHBERG.adjust(pValues);
        for (int i = 0; i < places.size(); i++) {
            all.adjusted.put(places.get(i), new Adjusted(holm.get(i), hochberg.get(i)));
        }
        return all;
    }

    @Nullable
    Adjusted of(String metric, String variant) {
        return adjusted.get(new Place(metric, variant));
    }
}
