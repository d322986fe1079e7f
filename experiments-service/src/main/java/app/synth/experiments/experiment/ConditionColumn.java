package app.synth.experiments.experiment;

import app.synth.experiments.condition.Condition;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom it is for. */
class ConditionColumn extends JsonColumn<Condition, Map<String, @Nullable Object>> {
    static final String READ = "condition::text";

    ConditionColumn() {
        super(new TypeReference<>() {});
    }

    @Override
    Map<String, @Nullable Object> json(Condition condition) {
        return condition.json();
    }

    @Override
    Condition field(Map<String, @Nullable Object> json) {
        return Condition.parse(json);
    }
}
