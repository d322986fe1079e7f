package app.synth.experiments.experiment;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as a line of a list.
 *
 * @param isActive whether it assigns variants at this moment: running, and inside its dates
 */
@JsonNaming(SnakeCaseStrategy.class)
record ExperimentSummary(
        UUID id,
        String key,
        String name,
        String state,
        boolean isActive,
        int phase,
        @Schema(nullable = true) @Nullable Instant startDate,
        @Schema(nullable = true) @Nullable Instant endDate,
        @Schema(nullable = true) @Nullable Instant archivedAt,
        Instant createdAt,
        UUID createdBy,
        int version) {

    static ExperimentSummary of(Experiment experiment, Instant now) {
        return new ExperimentSummary(
                experiment.id,
                experiment.key,
                experiment.name,
                experiment.state,
                experiment.definition().activeAt(now),
                experiment.phase,
                experiment.startDate,
                experiment.endDate,
                experiment.archivedAt,
                experiment.createdAt,
                experiment.createdBy,
                experiment.version);
    }
}
