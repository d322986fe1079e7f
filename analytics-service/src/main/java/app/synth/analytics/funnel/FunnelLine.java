package app.synth.analytics.funnel;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A step of everything together, or of a part.
 *
 * @param breakdown what the part is one of; null for everything together
 * @param value of the part; null for the part that has none, and for everything together
 * @param step 1 is the first
 * @param viewers as the others of {@link ShownStep}
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record FunnelLine(
        @Nullable String breakdown,
        @Nullable String value,
        int step,
        String name,
        String action,
        boolean optional,
        @Nullable Long viewers,
        @Nullable Double conversion,
        @Nullable Double overall,
        @Nullable Double medianSeconds,
        @Nullable Double p90Seconds,
        boolean hidden) {

    static List<FunnelLine> of(@Nullable String breakdown, @Nullable String value, List<ShownStep> steps) {
        return IntStream.range(0, steps.size())
                .mapToObj(index -> of(breakdown, value, index + 1, steps.get(index)))
                .toList();
    }

    private static FunnelLine of(@Nullable String breakdown, @Nullable String value, int number, ShownStep step) {
        return new FunnelLine(
                breakdown,
                value,
                number,
                step.name(),
                step.action(),
                step.optional(),
                step.viewers(),
                step.conversion(),
                step.overall(),
                step.medianSeconds(),
                step.p90Seconds(),
                step.hidden());
    }
}
