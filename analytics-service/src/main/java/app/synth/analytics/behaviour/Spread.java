package app.synth.analytics.behaviour;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a figure is spread over sessions.
 *
 * @param median half have no more; null without any
 * @param p90 nine of ten have no more
 */
@RegisterForReflection
public record Spread(
        @Nullable Double mean,
        @Nullable Double median,
        @Nullable Double p90,
        List<Bucket> histogram) {
    public Spread {
        histogram = List.copyOf(histogram);
    }
}
