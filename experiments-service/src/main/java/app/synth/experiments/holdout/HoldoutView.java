package app.synth.experiments.holdout;

import app.synth.experiments.assignment.Holdout;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The global holdout.
 *
 * @param share of all subjects, 0 to 0.5
 * @param seed what the hash, version 2, is seeded with
 * @param version counts changes; stands in the ETag
 * @param changedBy null: nobody yet
 */
@JsonNaming(SnakeCaseStrategy.class)
record HoldoutView(
        double share,
        String seed,
        int version,
        Instant changedAt,
        @Schema(nullable = true) @Nullable UUID changedBy) {

    Holdout holdout() {
        return new Holdout(share, seed);
    }
}
