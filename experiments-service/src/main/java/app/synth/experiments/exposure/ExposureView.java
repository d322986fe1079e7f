package app.synth.experiments.exposure;

import app.synth.experiments.assignment.Reason;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of an exposure, and what the subject gets from now on; {@link ExposureJson} writes it.
 *
 * @param outcome kept, known, not_in_experiment, overridden, no_subject; in a batch unknown_experiment and unknown_variant, too
 * @param exposures of a batch: one for each, in the order sent, and nothing else
 */
@JsonNaming(SnakeCaseStrategy.class)
record ExposureView(
        String experiment,
        String outcome,
        @Schema(nullable = true) @Nullable String variant,
        @Nullable Object value,
        boolean inExperiment,
        @Schema(nullable = true) @Nullable Integer bucket,
        @Schema(nullable = true) @Nullable Reason reason,
        @Nullable List<ExposureView> exposures) {}
