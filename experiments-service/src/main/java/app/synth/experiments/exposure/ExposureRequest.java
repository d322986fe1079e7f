package app.synth.experiments.exposure;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The caller has seen what an experiment gave them.
 *
 * @param experiment its key
 * @param variant name of the variant that was shown, where the client decided by itself; default: the assigned one
 */
record ExposureRequest(
        @Schema(required = true) @Nullable String experiment,
        @Nullable String variant) {}
