package app.synth.experiments.exposure;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has seen what an experiment gave them; or many have, under {@code exposures}, each with the same fields.
 *
 * @param experiment its key
 * @param variant name of the variant that was shown, where the client decided by itself; default: the one that the experiment
 *     gives
 * @param userId of whom an API key speaks
 * @param anonymousId the visitor, for experiments that are divided by visitors
 * @param attributes what the client knew when it evaluated the condition
 * @param occurredAt when it was shown; default: now
 * @param exposures at most 1,000
 */
@JsonNaming(SnakeCaseStrategy.class)
record ExposureRequest(
        @Schema(required = true) @Nullable String experiment,
        @Nullable String variant,
        @Nullable String userId,
        @Nullable String anonymousId,
        @Nullable Map<String, Object> attributes,
        @Nullable Instant occurredAt,
        @Nullable List<Map<String, Object>> exposures) {}
