package app.synth.experiments.experiment;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change of an experiment.
 *
 * @param version the one that it made
 * @param change created, edited, started, paused, resumed, phase, completed, archived or unarchived
 * @param before the experiment as it was; null when it was created
 */
record HistoryEntry(
        int version,
        String change,
        Instant at,
        UUID by,
        @Schema(nullable = true) @Nullable String why,
        @Schema(nullable = true) @Nullable Map<String, @Nullable Object> before,
        @Nullable Map<String, @Nullable Object> after) {}
