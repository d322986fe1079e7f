package app.synth.experiments.experiment;

import app.synth.experiments.assignment.Namespace;
import app.synth.experiments.assignment.TrafficAllocation;
import app.synth.experiments.assignment.Variant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as JSON, of maps, lists, texts and numbers: what its history keeps of before and after, and what an edit is
 * laid over. Fields that people send are called as they send them.
 */
final class ExperimentDocument {
    static final String TRAFFIC_ALLOCATION = "traffic_allocation";

    private ExperimentDocument() {}

    static Map<String, @Nullable Object> of(Experiment experiment) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put(ExperimentReader.KEY, experiment.key);
        document.put("name", experiment.name);
        document.put("description", experiment.description);
        document.put("hypothesis", experiment.hypothesis);
        document.put(ExperimentReader.STATE, experiment.state);
        document.put("phase", experiment.phase);
        document.put("start_date", text(experiment.startDate));
        document.put("end_date", text(experiment.endDate));
        document.put("variants", variants(experiment.variants));
        document.put(TRAFFIC_ALLOCATION, traffic(experiment.trafficAllocation));
        document.put(TargetingReader.CONDITION, experiment.condition.json());
        document.put(TargetingReader.NAMESPACE, namespace(experiment.namespace()));
        document.put(TargetingReader.IN_HOLDOUT, experiment.inHoldout);
        document.put(TargetingReader.OVERRIDES, experiment.overrides);
        document.put(MetricsReader.SUCCESS, List.of(experiment.successMetrics));
        document.put(MetricsReader.GUARDRAIL, List.of(experiment.guardrailMetrics));
        document.put(MetricsReader.ALPHA, experiment.alpha.doubleValue());
        document.put("seed", experiment.seed);
        document.put("hash_attribute", experiment.hashAttribute);
        document.put("decision", decision(experiment.decision));
        document.put("completed_at", text(experiment.completedAt));
        document.put("archived_at", text(experiment.archivedAt));
        return document;
    }

    static Map<String, Object> traffic(TrafficAllocation allocation) {
        return Map.of("weights", allocation.weights(), "coverage", allocation.coverage());
    }

    private static List<Map<String, @Nullable Object>> variants(List<Variant> variants) {
        List<Map<String, @Nullable Object>> documents = new ArrayList<>();
        for (Variant variant : variants) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("name", variant.name());
            document.put("value", variant.value());
            documents.add(document);
        }
        return documents;
    }

    private static @Nullable Map<String, Object> namespace(@Nullable Namespace namespace) {
        return namespace == null ? null : Map.of("id", namespace.id(), "from", namespace.from(), "to", namespace.to());
    }

    private static @Nullable Map<String, @Nullable Object> decision(@Nullable Decision decision) {
        if (decision == null) {
            return null;
        }
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("variant", decision.variant());
        document.put("why", decision.why());
        return document;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
