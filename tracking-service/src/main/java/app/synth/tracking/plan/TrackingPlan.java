package app.synth.tracking.plan;

import app.synth.tracking.action.Action;
import app.synth.tracking.action.EventType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one moment, ready to judge. One rule judges an interaction, the first there is of: event type, entity type
 * and action; event type and entity type; event type and action; event type.
 */
public final class TrackingPlan {
    static final TrackingPlan EMPTY = new TrackingPlan(List.of());

    /** By event type and entity type: what judges each action, the most specific already chosen. */
    private final Map<EventType, Map<String, Map<Action, Rule>>> rules = new EnumMap<>(EventType.class);

    TrackingPlan(Collection<Rule> rules) {
        for (EventType type : EventType.values()) {
            List<Rule> ofType = rules.stream()
                    .filter(rule -> rule.key().eventType() == type)
                    .toList();
            this.rules.put(type, byEntityType(ofType));
        }
    }

    /** What the metadata violates; empty where it is as it should be, or no rule is about it. Safe for any thread. */
    public List<Violation> violations(EventType type, String entityType, Action action, JsonNode metadata) {
        Rule rule = rule(type, entityType, action);
        return rule == null ? List.of() : rule.violations(metadata);
    }

    private @Nullable Rule rule(EventType type, String entityType, Action action) {
        Map<String, Map<Action, Rule>> ofType = rules.get(type);
        if (ofType == null || ofType.isEmpty()) {
            return null;
        }
        Map<Action, Rule> judges = ofType.get(entityType);
        if (judges == null) {
            judges = ofType.get(RuleKey.ANY_ENTITY);
        }
        return judges == null ? null : judges.get(action);
    }

    private static Map<String, Map<Action, Rule>> byEntityType(List<Rule> rules) {
        Map<String, Map<Action, Rule>> byEntityType = new HashMap<>();
        for (Rule rule : rules) {
            byEntityType.computeIfAbsent(rule.key().entityType(), entityType -> judges(entityType, rules));
        }
        return byEntityType;
    }

    /** The less a rule says, the earlier it is laid down; what comes later lies on top. */
    private static Map<Action, Rule> judges(String entityType, List<Rule> rules) {
        Map<Action, Rule> judges = new EnumMap<>(Action.class);
        for (String entity : List.of(RuleKey.ANY_ENTITY, entityType)) {
            rules.stream()
                    .filter(rule -> rule.key().entityType().equals(entity))
                    .sorted(Comparator.comparing(rule -> rule.key().action() != null))
                    .forEach(rule -> lay(rule, judges));
        }
        return judges;
    }

    private static void lay(Rule rule, Map<Action, Rule> judges) {
        Action only = rule.key().action();
        for (Action action : Action.values()) {
            if (only == null || only == action) {
                judges.put(action, rule);
            }
        }
    }
}
