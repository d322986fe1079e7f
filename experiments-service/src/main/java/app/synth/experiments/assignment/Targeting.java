package app.synth.experiments.assignment;

import app.synth.experiments.condition.Condition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom an experiment is for, before chance decides.
 *
 * @param condition over the subject's attributes
 * @param namespace null: of no namespace
 * @param sparesHoldout whether it leaves alone who is held out of everything
 * @param overrides name of the variant by subject, for trying things out
 */
public record Targeting(
        Condition condition, @Nullable Namespace namespace, boolean sparesHoldout, Map<String, String> overrides) {
    public static final Targeting EVERYBODY = new Targeting(Condition.EVERYBODY, null, true, Map.of());

    public Targeting {
        overrides = Map.copyOf(overrides);
    }
}
