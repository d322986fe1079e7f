package app.synth.experiments.growthbook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * GrowthBook's payload, by its own names; {@link Payloads} writes it.
 *
 * @param status 200
 * @param features by the keys of experiments
 * @param experiments empty: those are changes of pages, which GrowthBook edits
 * @param savedGroups empty: conditions name none
 */
record FeaturesView(
        int status,
        Map<String, Feature> features,
        List<Object> experiments,
        Map<String, Object> savedGroups,
        Instant dateUpdated) {

    /**
     * An experiment.
     *
     * @param defaultValue null: outside the experiment the app's own fallback counts
     * @param rules one
     */
    record Feature(@Schema(nullable = true) @Nullable Object defaultValue, List<Rule> rules) {}

    /**
     * How it divides.
     *
     * @param phase a number, as text
     * @param coverage which part of everybody takes part, 0 to 1
     * @param variations the values of the variants
     * @param weights of the variants, together 1
     * @param condition not there where it is for everybody
     * @param filters who takes part by holdout and namespace; not there without either
     */
    record Rule(
            String key,
            String seed,
            String hashAttribute,
            int hashVersion,
            String phase,
            double coverage,
            List<Object> variations,
            List<Double> weights,
            List<Meta> meta,
            @Nullable Map<String, Object> condition,
            @Nullable List<Filter> filters) {}

    /** What a variant is called. */
    record Meta(String key, String name) {}

    /** @param ranges pairs of from and to, of the line from 0 to 1 */
    record Filter(String seed, int hashVersion, String attribute, List<List<Double>> ranges) {}
}
