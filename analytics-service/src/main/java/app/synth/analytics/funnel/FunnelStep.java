package app.synth.analytics.funnel;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A step of a funnel: an action, and what its metadata must be.
 *
 * @param name what it is called in the answer; the action where nothing else was said
 * @param optional whether the later steps do without it
 */
@RegisterForReflection
public record FunnelStep(String action, List<StepFilter> filters, boolean optional, String name) {
    public FunnelStep {
        filters = List.copyOf(filters);
    }

    FunnelAction canonical() {
        return FunnelAction.of(action).orElseThrow(() -> new IllegalStateException(action));
    }
}
