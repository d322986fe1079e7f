package app.synth.analytics.funnel;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A step of the answer.
 *
 * @param viewers how many reached it: viewers of an event, each event of each viewer counted once; null where hidden
 * @param conversion share of those at the required step before it; null for the first, and where nobody was there
 * @param overall share of those at the first step
 * @param medianSeconds from the required step before
 * @param p90Seconds nine of ten took no longer
 * @param hidden whether there are too few to be shown
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record ShownStep(
        String name,
        String action,
        boolean optional,
        @Nullable Long viewers,
        @Nullable Double conversion,
        @Nullable Double overall,
        @Nullable Double medianSeconds,
        @Nullable Double p90Seconds,
        boolean hidden) {}
