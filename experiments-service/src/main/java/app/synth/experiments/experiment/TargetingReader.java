package app.synth.experiments.experiment;

import app.synth.accounts.client.request.SentObject;
import app.synth.accounts.client.request.SentText;
import app.synth.experiments.assignment.Namespace;
import app.synth.experiments.assignment.Targeting;
import app.synth.experiments.condition.Condition;
import app.synth.experiments.condition.UnreadableConditionException;
import app.synth.experiments.http.SentJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads whom an experiment is for. */
final class TargetingReader {
    static final String CONDITION = "condition";
    static final String NAMESPACE = "namespace";
    static final String IN_HOLDOUT = "in_holdout";
    static final String OVERRIDES = "overrides";

    private static final int OVERRIDES_AT_MOST = 1_000;
    private static final int SUBJECT_AT_MOST = 128;

    private TargetingReader() {}

    /** @param variants names of those that an override may give */
    static Targeting read(SentObject experiment, List<String> variants) {
        return new Targeting(
                condition(experiment),
                namespace(experiment),
                experiment.truth(IN_HOLDOUT, true),
                overrides(experiment, variants));
    }

    private static Condition condition(SentObject experiment) {
        if (!experiment.has(CONDITION)) {
            return Condition.EVERYBODY;
        }
        JsonNode sent = experiment.node(CONDITION);
        if (!(sent instanceof ObjectNode) || !SentJson.isStorable(sent)) {
            throw experiment.wrong(CONDITION, "It is a JSON object of storable text; {} is everybody");
        }
        try {
            return Condition.parse(SentJson.object(sent));
        } catch (UnreadableConditionException unreadable) {
            throw experiment.wrong(CONDITION + unreadable.path(), unreadable.why());
        }
    }

    private static @Nullable Namespace namespace(SentObject experiment) {
        if (!experiment.has(NAMESPACE)) {
            return null;
        }
        SentObject sent = experiment.object(NAMESPACE, Set.of("id", "from", "to"));
        String id = sent.exactText("id", ExperimentKey.LENGTH_AT_MOST);
        double from = Fractions.read(sent, "from");
        double to = Fractions.read(sent, "to");
        if (from >= to) {
            throw sent.wrong("to", "It must be more than from");
        }
        return new Namespace(id, from, to);
    }

    private static Map<String, String> overrides(SentObject experiment, List<String> variants) {
        if (!experiment.has(OVERRIDES)) {
            return Map.of();
        }
        if (!(experiment.node(OVERRIDES) instanceof ObjectNode sent) || sent.size() > OVERRIDES_AT_MOST) {
            throw experiment.wrong(
                    OVERRIDES, "It is an object of at most %d subjects and variants".formatted(OVERRIDES_AT_MOST));
        }
        Map<String, String> overrides = new TreeMap<>();
        for (Map.Entry<String, JsonNode> override : sent.properties()) {
            String subject = SentText.exact(experiment.name(OVERRIDES), override.getKey(), SUBJECT_AT_MOST);
            String variant = override.getValue().textValue();
            if (variant == null || !variants.contains(variant)) {
                throw experiment.wrong(OVERRIDES, "There is no such variant for the subject " + subject);
            }
            overrides.put(subject, variant);
        }
        return overrides;
    }
}
