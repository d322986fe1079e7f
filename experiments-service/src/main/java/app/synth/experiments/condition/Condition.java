package app.synth.experiments.condition;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition over the attributes of a subject; {} is met by everybody. It is read once, with every mistake in it, and then
 * only evaluated.
 */
public final class Condition {
    public static final Condition EVERYBODY = new Condition(Map.of(), Set.of(), anybody -> true);

    private final Map<String, @Nullable Object> json;
    private final Set<String> attributes;
    private final Check check;

    private Condition(Map<String, @Nullable Object> json, Set<String> attributes, Check check) {
        this.json = json;
        this.attributes = attributes;
        this.check = check;
    }

    /**
     * The condition that is written so in JSON: objects as maps, arrays as lists.
     *
     * @throws UnreadableConditionException where it is none, too large, or would take saved groups
     */
    public static Condition parse(Map<String, @Nullable Object> json) {
        if (json.isEmpty()) {
            return EVERYBODY;
        }
        var reader = new ConditionReader();
        Check check = reader.subject(json);
        return new Condition(Collections.unmodifiableMap(json), reader.attributes(), check);
    }

    /** As it is written in JSON: objects as maps, arrays as lists. */
    public Map<String, @Nullable Object> json() {
        return json;
    }

    /** Names of the attributes that it looks at. */
    public Set<String> attributes() {
        return attributes;
    }

    public boolean isEverybody() {
        return json.isEmpty();
    }

    public boolean matches(Map<String, @Nullable Object> attributes) {
        return check.passes(attributes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Condition condition && json.equals(condition.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
