package app.synth.tracking.plan;

import app.synth.tracking.action.Action;
import app.synth.tracking.action.EventType;
import org.jspecify.annotations.Nullable;

/**
 * What a rule of the tracking plan is about.
 *
 * @param entityType {@value #ANY_ENTITY} for every entity type without a rule of its own
 * @param action narrows the rule to interactions of this action; null for all of them
 */
record RuleKey(
        EventType eventType, String entityType, @Nullable Action action) {
    static final String ANY_ENTITY = "*";

    /** As the path of its API: {@code view/event?action=impression}. */
    String text() {
        String path = eventType.text() + "/" + entityType;
        return action == null ? path : path + "?action=" + action.text();
    }
}
