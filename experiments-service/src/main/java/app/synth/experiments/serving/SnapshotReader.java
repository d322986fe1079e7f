package app.synth.experiments.serving;

import app.synth.experiments.assignment.ExperimentDesign;
import app.synth.experiments.assignment.Holdout;
import app.synth.experiments.assignment.Namespace;
import app.synth.experiments.assignment.Targeting;
import app.synth.experiments.assignment.TrafficAllocation;
import app.synth.experiments.assignment.Variant;
import app.synth.experiments.condition.Condition;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads what the database says into what is served. An experiment that cannot be read costs no other one its place. */
@ApplicationScoped
class SnapshotReader {
    private static final Logger LOG = Logger.getLogger(SnapshotReader.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OF_ACCOUNTS = Set.of("account_type", "tier");

    Snapshot read(long version, Instant changedAt, String experiments, String holdout, String[] clientKeys) {
        try {
            Map<String, ServedExperiment> served = new HashMap<>();
            for (JsonNode row : JSON.readTree(experiments)) {
                try {
                    ServedExperiment experiment = experiment(row);
                    served.put(experiment.key(), experiment);
                } catch (RuntimeException | JsonProcessingException unreadable) {
                    LOG.errorf(unreadable, "The experiment %s cannot be read and is not served", row.path("key"));
                }
            }
            JsonNode held = JSON.readTree(holdout);
            return new Snapshot(
                    version,
                    changedAt,
                    served,
                    new Holdout(
                            held.path("share").doubleValue(), held.path("seed").textValue()),
                    Set.of(clientKeys));
        } catch (JsonProcessingException noJson) {
            throw new IllegalStateException("PostgreSQL's JSON cannot be read", noJson);
        }
    }

    private static ServedExperiment experiment(JsonNode row) throws JsonProcessingException {
        Condition condition = Condition.parse(map(row.path("condition")));
        Targeting targeting = targeting(row, condition);
        List<ServedVariant> variants = variants(row.path("variants"));
        ExperimentDesign design = new ExperimentDesign(
                row.path("seed").textValue(),
                variants.stream().map(ServedVariant::variant).toList(),
                allocation(row.path("traffic_allocation")),
                targeting);
        return new ServedExperiment(
                UUID.fromString(row.path("id").textValue()),
                row.path("key").textValue(),
                row.path("state").textValue().equals("running"),
                time(row.path("start_date")),
                time(row.path("end_date")),
                row.path("phase").intValue(),
                row.path("hash_attribute").textValue().equals("user_id"),
                design,
                new ExperimentDesign(
                        design.seed(), design.variants(), design.allocation(), targeting(row, Condition.EVERYBODY)),
                !Collections.disjoint(condition.attributes(), OF_ACCOUNTS),
                variants);
    }

    private static Targeting targeting(JsonNode row, Condition condition) {
        JsonNode namespace = row.path("namespace_id");
        Map<String, String> overrides = new HashMap<>();
        row.path("overrides")
                .properties()
                .forEach(override ->
                        overrides.put(override.getKey(), override.getValue().asText()));
        return new Targeting(
                condition,
                namespace.isTextual()
                        ? new Namespace(
                                namespace.textValue(),
                                row.path("namespace_from").doubleValue(),
                                row.path("namespace_to").doubleValue())
                        : null,
                row.path("in_holdout").booleanValue(),
                overrides);
    }

    private static List<ServedVariant> variants(JsonNode rows) throws JsonProcessingException {
        List<ServedVariant> variants = new ArrayList<>();
        for (JsonNode row : rows) {
            JsonNode value = row.path("value");
            variants.add(new ServedVariant(
                    new Variant(row.path("name").textValue(), JSON.convertValue(value, Object.class)),
                    JSON.writeValueAsString(row.path("name").textValue()),
                    value.isMissingNode() ? "null" : JSON.writeValueAsString(value)));
        }
        return variants;
    }

    private static TrafficAllocation allocation(JsonNode row) {
        List<Double> weights = new ArrayList<>();
        row.path("weights").forEach(weight -> weights.add(weight.doubleValue()));
        return new TrafficAllocation(weights, row.path("coverage").doubleValue());
    }

    private static @Nullable Instant time(JsonNode text) {
        return text.isTextual() ? Instant.parse(text.textValue()) : null;
    }

    private static Map<String, @Nullable Object> map(JsonNode object) {
        return JSON.convertValue(object, new TypeReference<>() {});
    }
}
