package app.synth.experiments.exposure;

import app.synth.experiments.assignment.Assignment;
import app.synth.experiments.assignment.Reason;
import app.synth.experiments.assignment.Variant;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment says about the caller.
 *
 * @param experiment its key
 * @param variant name of the variant; null when the caller is not in the experiment
 * @param value the variant's JSON value
 * @param inExperiment false: behave as if there were no experiment, and report no exposure
 * @param bucket 0 to 9999
 */
@JsonNaming(SnakeCaseStrategy.class)
record AssignmentView(
        String experiment,
        @Schema(nullable = true) @Nullable String variant,
        @Nullable Object value,
        boolean inExperiment,
        int bucket,
        Reason reason) {

    static AssignmentView of(String experiment, Assignment assignment) {
        Variant variant = assignment.variant();
        return new AssignmentView(
                experiment,
                variant == null ? null : variant.name(),
                variant == null ? null : variant.value(),
                variant != null,
                assignment.bucket().number(),
                assignment.reason());
    }
}
