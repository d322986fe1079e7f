package app.synth.analytics.funnel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One part of a breakdown.
 *
 * @param value null for what has none
 */
public record ShownValue(@Nullable String value, List<ShownStep> steps) {
    public ShownValue {
        steps = List.copyOf(steps);
    }
}
