package app.synth.experiments.experiment;

import app.synth.experiments.assignment.TrafficAllocation;
import app.synth.experiments.assignment.Variant;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as those see it who may manage it. Times are UTC.
 *
 * @param isActive whether it assigns variants at this moment: running, and inside its dates
 * @param state draft, running, paused or completed
 * @param hashVersion always 2, as in GrowthBook's payloads
 * @param version counts edits
 */
@JsonNaming(SnakeCaseStrategy.class)
record ExperimentView(
        UUID id,
        String key,
        String name,
        @Nullable String description,
        @Nullable Instant startDate,
        @Nullable Instant endDate,
        boolean isActive,
        String state,
        List<Variant> variants,
        TrafficAllocation trafficAllocation,
        List<String> successMetrics,
        String seed,
        int hashVersion,
        String hashAttribute,
        Instant createdAt,
        UUID createdBy,
        int version) {

    static ExperimentView of(Experiment experiment, Instant now) {
        return new ExperimentView(
                experiment.id,
                experiment.key,
                experiment.name,
                experiment.description,
                experiment.startDate,
                experiment.endDate,
                experiment.definition().activeAt(now),
                experiment.state,
                experiment.variants,
                experiment.trafficAllocation,
                List.of(experiment.successMetrics),
                experiment.seed,
                experiment.hashVersion,
                experiment.hashAttribute,
                experiment.createdAt,
                experiment.createdBy,
                experiment.version);
    }
}
