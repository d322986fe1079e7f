package app.synth.experiments.growthbook;

import app.synth.experiments.assignment.Holdout;
import app.synth.experiments.assignment.Namespace;
import app.synth.experiments.assignment.Targeting;
import app.synth.experiments.serving.Moment;
import app.synth.experiments.serving.ServedExperiment;
import app.synth.experiments.serving.ServedVariant;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * A feature for every experiment that takes part, with one rule. Outside the experiment its value is null, never the first
 * variant's: an SDK then takes the fallback that the app gives. Overrides are not in it, since they name people.
 *
 * @see <a href="https://docs.growthbook.io/lib/build-your-own">GrowthBook: build your own SDK, the payload</a>
 */
@ApplicationScoped
class Payloads {
    private static final int OK = 200;
    private static final int HASH_VERSION = 2;
    private static final ObjectMapper JSON = new ObjectMapper();

    private volatile @Nullable Payload latest;

    /** @param tag of the moment that it is true of */
    record Payload(String tag, String json) {}

    /** Written once for a moment, whoever reads it. */
    Payload of(Moment moment) {
        Payload known = latest;
        String tag = moment.tag();
        if (known != null && known.tag.equals(tag)) {
            return known;
        }
        Payload written = new Payload(tag, write(moment));
        latest = written;
        return written;
    }

    private static String write(Moment moment) {
        ObjectNode payload = JSON.createObjectNode().put("status", OK);
        ObjectNode features = payload.putObject("features");
        for (ServedExperiment experiment : moment.active()) {
            ObjectNode feature = features.putObject(experiment.key());
            feature.putNull("defaultValue");
            feature.putArray("rules").add(rule(experiment, moment.snapshot().holdout()));
        }
        payload.putArray("experiments");
        payload.putObject("savedGroups");
        payload.put("dateUpdated", moment.changedAt().toString());
        return text(payload);
    }

    private static ObjectNode rule(ServedExperiment experiment, Holdout holdout) {
        Targeting targeting = experiment.design().targeting();
        ObjectNode rule = JSON.createObjectNode()
                .put("key", experiment.key())
                .put("seed", experiment.design().seed())
                .put("hashAttribute", experiment.hashAttribute())
                .put("hashVersion", HASH_VERSION)
                .put("phase", Integer.toString(experiment.phase()))
                .put("coverage", experiment.design().allocation().coverage());
        ArrayNode variations = rule.putArray("variations");
        ArrayNode weights = rule.putArray("weights");
        ArrayNode meta = rule.putArray("meta");
        experiment.design().allocation().weights().forEach(weights::add);
        for (ServedVariant served : experiment.variants()) {
            variations.add(JSON.valueToTree(served.variant().value()));
            meta.addObject()
                    .put("key", served.variant().name())
                    .put("name", served.variant().name());
        }
        if (!targeting.condition().isEverybody()) {
            rule.set("condition", JSON.valueToTree(targeting.condition().json()));
        }
        ArrayNode filters = filters(experiment, targeting, holdout);
        if (!filters.isEmpty()) {
            rule.set("filters", filters);
        }
        return rule;
    }

    private static ArrayNode filters(ServedExperiment experiment, Targeting targeting, Holdout holdout) {
        ArrayNode filters = JSON.createArrayNode();
        if (targeting.sparesHoldout() && holdout.share() > 0) {
            filters.add(filter(experiment, holdout.seed(), holdout.share(), 1, HASH_VERSION));
        }
        Namespace namespace = targeting.namespace();
        if (namespace != null) {
            filters.add(filter(experiment, namespace.seed(), namespace.from(), namespace.to(), 1));
        }
        return filters;
    }

    private static ObjectNode filter(
            ServedExperiment experiment, String seed, double from, double to, int hashVersion) {
        ObjectNode filter = JSON.createObjectNode()
                .put("seed", seed)
                .put("hashVersion", hashVersion)
                .put("attribute", experiment.hashAttribute());
        filter.putArray("ranges").addArray().add(from).add(to);
        return filter;
    }

    private static String text(ObjectNode payload) {
        try {
            return JSON.writeValueAsString(payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
