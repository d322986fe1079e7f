package app.synth.analytics.behaviour;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * Clicks on one place of the results.
 *
 * @param position as sent
 * @param searches after how many searches somebody clicked there
 * @param clickThroughRate of all searches
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record PositionCount(
        int position, long clicks, long searches, @Nullable Double clickThroughRate) {}
