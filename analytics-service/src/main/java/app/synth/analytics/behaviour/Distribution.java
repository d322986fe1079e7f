package app.synth.analytics.behaviour;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a measure is distributed.
 *
 * @param label the page, tab or source; null for all together, and for those without one
 * @param counted interactions with a measure that makes sense
 * @param leftOut interactions without one
 * @param mean null where nothing is counted
 * @param deciles nine values: a tenth of the counted has no more than the first, and so on; empty where nothing is counted
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record Distribution(
        @Nullable String label,
        long counted,
        long leftOut,
        @Nullable Double mean,
        List<Double> deciles,
        List<Bucket> histogram) {
    public Distribution {
        deciles = List.copyOf(deciles);
        histogram = List.copyOf(histogram);
    }
}
