package app.synth.experiments.decision;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of whom is asked, and in which experiments; no body at all is all of them, for the caller.
 *
 * @param experiments keys, at most 100; default: all that take part
 * @param userId of whom an API key or a client key asks
 * @param anonymousId the visitor
 * @param attributes what conditions may ask for, at most 100
 */
@JsonNaming(SnakeCaseStrategy.class)
record AssignmentsRequest(
        @Nullable List<String> experiments,
        @Nullable String userId,
        @Nullable String anonymousId,
        @Nullable Map<String, Object> attributes) {}
