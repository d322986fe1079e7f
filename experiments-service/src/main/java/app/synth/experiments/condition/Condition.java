package app.synth.experiments.condition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A condition over the attributes of a subject; {} is met by everybody. */
public final class Condition {
    public static final Condition EVERYBODY = new Condition(Map.of());

    private final Map<String, @Nullable Object> json;

    private Condition(Map<String, @Nullable Object> json) {
        this.json = json;
    }

    /** The condition that is written so in JSON: objects as maps, arrays as lists. */
    public static Condition parse(Map<String, @Nullable Object> json) {
        return json.isEmpty() ? EVERYBODY : new Condition(json);
    }

    /** As it is written in JSON: objects as maps, arrays as lists. */
    public Map<String, @Nullable Object> json() {
        return json;
    }

    public boolean isEverybody() {
        return json.isEmpty();
    }

    public boolean matches(Map<String, @Nullable Object> attributes) {
        return isEverybody();
    }
}
