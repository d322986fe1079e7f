package app.synth.experiments.experiment;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentObject;
import app.synth.experiments.assignment.TrafficAllocation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A change of an experiment's fields: what was sent, laid over what is there, read as if all of it had been sent.
 *
 * @param result the experiment as it is to become
 * @param changed names of the fields that become different
 */
record Edit(NewExperiment result, Set<String> changed) {
    /** What an edit may name. The key is what code and history call it, the state has its own paths. */
    static final Set<String> FIELDS = ExperimentReader.FIELDS.stream()
            .filter(field -> !field.equals(ExperimentReader.KEY) && !field.equals(ExperimentReader.STATE))
            .collect(Collectors.toUnmodifiableSet());

    /** What moves people between the variants, in or out: a phase of its own once the experiment has started. */
    static final Set<String> PHASE_FIELDS = Set.of(
            ExperimentDocument.TRAFFIC_ALLOCATION,
            TargetingReader.CONDITION,
            TargetingReader.NAMESPACE,
            TargetingReader.IN_HOLDOUT);

    private static final Set<String> TEXTS = Set.of("name", "description", "hypothesis");

    /** What nobody is moved by, and no figure made to mean something else. */
    private static final Set<String> ALWAYS_WHILE_RUNNING = Set.of(
            "name",
            "description",
            "hypothesis",
            "start_date",
            "end_date",
            TargetingReader.OVERRIDES,
            MetricsReader.SUCCESS,
            MetricsReader.GUARDRAIL);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An object that is sent replaces the one that is there; only weights and coverage are each for itself. */
    static Edit of(Experiment experiment, SentObject sent, Instant now) {
        ObjectNode before = JSON.valueToTree(ExperimentDocument.of(experiment));
        before.retain(ExperimentReader.FIELDS);
        ObjectNode after = before.deepCopy();
        for (String field : sent.fields()) {
            if (!FIELDS.contains(field)) {
                continue; // why it is changed is no part of what it is
            }
            JsonNode value = sent.node(field);
            if (field.equals(ExperimentDocument.TRAFFIC_ALLOCATION) && value instanceof ObjectNode allocation) {
                after.withObjectProperty(field).setAll(allocation);
            } else {
                after.set(field, value);
            }
        }
        NewExperiment result = ExperimentReader.read(SentObject.read(after.toString(), ExperimentReader.FIELDS), now);
        return new Edit(result, differences(before, ExperimentDocument.of(Experiment.of(result, experiment.id, now))));
    }

    private static Set<String> differences(ObjectNode before, Map<String, @Nullable Object> after) {
        // Both as text and back: a number is then of the same type whether it was sent or stored.
        JsonNode was = reread(before);
        JsonNode becomes = reread(JSON.valueToTree(after));
        Set<String> changed = new TreeSet<>();
        for (String field : FIELDS) {
            if (!was.path(field).equals(becomes.path(field))) {
                changed.add(field);
            }
        }
        return changed;
    }

    private static JsonNode reread(JsonNode document) {
        try {
            return JSON.readTree(document.toString());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Refuses what this experiment does not allow any more: 409 with a code that says what would help. */
    void check(Experiment experiment) {
        if (experiment.archivedAt != null) {
            throw Problems.conflict("experiment_archived", "It is archived; nothing of it is edited");
        }
        switch (experiment.state()) {
            case DRAFT -> {} // all of it
            case RUNNING, PAUSED -> checkStarted(experiment.trafficAllocation);
            case COMPLETED -> refuse(TEXTS, "experiment_completed", "It is completed; only its texts are edited");
        }
    }

    private void checkStarted(TrafficAllocation before) {
        Set<String> allowed = new TreeSet<>(ALWAYS_WHILE_RUNNING);
        if (onlyLetsIn(before, result.design().allocation())) {
            allowed.add(ExperimentDocument.TRAFFIC_ALLOCATION);
        }
        Set<String> withPhase = new TreeSet<>(allowed);
        withPhase.addAll(PHASE_FIELDS);
        refuse(withPhase, "fixed_once_started", "It has started; this stays as it is until it is completed");
        refuse(allowed, "phase_required", "This moves people: it takes a new phase, POST …/phases with why");
    }

    /** Raising the coverage moves nobody: each range grows at its end, before the next one begins. */
    private static boolean onlyLetsIn(TrafficAllocation before, TrafficAllocation after) {
        return before.weights().equals(after.weights()) && before.coverage() <= after.coverage();
    }

    private void refuse(Set<String> allowed, String code, String why) {
        for (String field : changed) {
            if (!allowed.contains(field)) {
                throw Problems.conflict(code, field + ": " + why);
            }
        }
    }
}
