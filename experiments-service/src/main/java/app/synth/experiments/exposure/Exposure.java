package app.synth.experiments.exposure;

import app.synth.experiments.decision.Subject;
import java.time.Instant;
import java.util.UUID;

/**
 * A subject has seen a variant.
 *
 * @param bucket 0 to 9999
 * @param asComputed whether it is the variant that the experiment gives this subject
 */
record Exposure(
        UUID experimentId,
        Subject subject,
        int phase,
        String variantName,
        int bucket,
        boolean asComputed,
        Instant at) {}
