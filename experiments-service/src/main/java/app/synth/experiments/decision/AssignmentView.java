package app.synth.experiments.decision;

import app.synth.experiments.assignment.Reason;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment says about the caller; {@link AssignmentJson} writes it.
 *
 * @param experiment its key
 * @param variant name of the variant; null when the caller is not in the experiment
 * @param value the variant's JSON value
 * @param inExperiment false: behave as if there were no experiment, and report no exposure
 * @param bucket 0 to 9999; null when the experiment is divided by an id that the caller does not have
 * @param explanation where it was asked for
 */
@JsonNaming(SnakeCaseStrategy.class)
public record AssignmentView(
        String experiment,
        @Schema(nullable = true) @Nullable String variant,
        @Nullable Object value,
        boolean inExperiment,
        @Schema(nullable = true) @Nullable Integer bucket,
        Reason reason,
        @Schema(nullable = true) @Nullable Explained explanation) {

    /**
     * All that it may depend on, whether or not it did.
     *
     * @param range where the buckets of the split's variant are, as parts of 1
     * @param override name of the variant that the team chose for the subject
     * @param kept name of the variant that the subject was exposed to
     * @param split name of the variant that chance gives
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Explained(
            int bucket,
            double coverage,
            @Schema(nullable = true) @Nullable Range range,
            int phase,
            boolean active,
            boolean heldOut,
            boolean inNamespace,
            boolean meetsCondition,
            @Schema(nullable = true) @Nullable String override,
            @Schema(nullable = true) @Nullable String kept,
            @Schema(nullable = true) @Nullable String split) {}

    /** {@code from} belongs to it, {@code to} does not. */
    public record Range(double from, double to) {}

    /**
     * Of several experiments.
     *
     * @param unknown the keys that were asked for and of which there is no experiment
     */
    public record All(List<AssignmentView> assignments, List<String> unknown) {}
}
