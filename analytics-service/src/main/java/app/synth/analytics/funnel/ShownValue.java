package app.synth.analytics.funnel;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One part of a breakdown.
 *
 * @param value null for what has none
 */
@RegisterForReflection
public record ShownValue(@Nullable String value, List<ShownStep> steps) {
    public ShownValue {
        steps = List.copyOf(steps);
    }
}
