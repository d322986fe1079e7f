package app.synth.analytics.funnel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps as they were counted.
 *
 * @param value of what it is broken down by; null where the interaction or the event has none, or where it is not
 */
record FunnelCount(@Nullable String value, List<StepCount> steps) {
    FunnelCount {
        steps = List.copyOf(steps);
    }
}
