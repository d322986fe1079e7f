package app.synth.analytics.behaviour;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What was searched.
 *
 * @param query folded; the first 200 characters
 * @param answers how many searches were answered with a number of results
 * @param withoutResults how many of those with none
 * @param shareWithoutResults null without answers
 * @param meanResults results of an answer
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record QueryCount(
        String query,
        long searches,
        long answers,
        long withoutResults,
        @Nullable Double shareWithoutResults,
        @Nullable Double meanResults) {}
