package app.synth.experiments.experiment;

import app.synth.experiments.assignment.Variant;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A new experiment as it was sent; {@link ExperimentReader} decides whether it is one.
 *
 * @param key lower-case words and digits joined by {@code -} or {@code _}, at most 64 characters; unique, never changed
 * @param name for people; unique, at most 200 characters
 * @param trafficAllocation without it, or without weights, the variants share evenly and everybody takes part
 * @param seed what assignment is shuffled with; the key, unless two experiments are to agree on who is who
 * @param hashAttribute what is assigned a variant: {@code user_id}
 * @param successMetrics names of the metrics it is judged by, at least one
 * @param startDate RFC 3339; a running experiment without one starts now
 * @param endDate RFC 3339, after the start; none: runs until it is stopped
 * @param state {@code draft} (default) or {@code running}
 */
@JsonNaming(SnakeCaseStrategy.class)
record ExperimentRequest(
        @Schema(required = true, examples = "checkout-cta") @Nullable
        String key,

        @Schema(required = true, examples = "Checkout button") @Nullable
        String name,

        @Nullable String description,
        @Schema(required = true) @Nullable List<@Nullable Variant> variants,
        @Nullable Traffic trafficAllocation,
        @Nullable String seed,
        @Schema(defaultValue = "user_id") @Nullable String hashAttribute,
        @Schema(required = true) @Nullable List<@Nullable String> successMetrics,
        @Schema(format = "date-time") @Nullable String startDate,
        @Schema(format = "date-time") @Nullable String endDate,
        @Schema(defaultValue = "draft") @Nullable String state) {

    /**
     * The split as it was sent.
     *
     * @param weights one per variant, together 1
     * @param coverage 0 to 1, default 1
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Traffic(
            @Nullable List<@Nullable Double> weights,
            @Nullable Double coverage) {}
}
