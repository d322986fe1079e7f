package app.synth.experiments.experiment;

import app.synth.experiments.assignment.Namespace;
import app.synth.experiments.assignment.TrafficAllocation;
import app.synth.experiments.assignment.Variant;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as those see it who may manage it. Times are UTC.
 *
 * @param isActive whether it assigns variants at this moment: running, and inside its dates
 * @param state draft, running, paused or completed
 * @param phase counts from 1 what moved people
 * @param condition in GrowthBook's condition language; {} is everybody
 * @param inHoldout whether it spares those who are held out of everything
 * @param overrides name of the variant by subject
 * @param hashVersion always 2, as in GrowthBook's payloads
 * @param hashAttribute user_id or anonymous_id
 * @param decision null until it is completed
 * @param version counts changes; stands in the ETag
 */
@JsonNaming(SnakeCaseStrategy.class)
record ExperimentView(
        UUID id,
        String key,
        String name,
        @Schema(nullable = true) @Nullable String description,
        @Schema(nullable = true) @Nullable String hypothesis,
        @Schema(nullable = true) @Nullable Instant startDate,
        @Schema(nullable = true) @Nullable Instant endDate,
        boolean isActive,
        String state,
        int phase,
        List<Variant> variants,
        TrafficAllocation trafficAllocation,
        Map<String, @Nullable Object> condition,
        @Schema(nullable = true) @Nullable Namespace namespace,
        boolean inHoldout,
        Map<String, String> overrides,
        List<String> successMetrics,
        List<String> guardrailMetrics,
        double alpha,
        String seed,
        int hashVersion,
        String hashAttribute,
        @Schema(nullable = true) @Nullable Decision decision,
        @Schema(nullable = true) @Nullable Instant completedAt,
        @Schema(nullable = true) @Nullable Instant archivedAt,
        Instant createdAt,
        UUID createdBy,
        int version) {

    static ExperimentView of(Experiment experiment, Instant now) {
        ExperimentDefinition definition = experiment.definition();
        return new ExperimentView(
                experiment.id,
                experiment.key,
                experiment.name,
                experiment.description,
                experiment.hypothesis,
                experiment.startDate,
                experiment.endDate,
                definition.activeAt(now),
                experiment.state,
                experiment.phase,
                experiment.variants,
                experiment.trafficAllocation,
                experiment.condition.json(),
                experiment.namespace(),
                experiment.inHoldout,
                experiment.overrides,
                definition.metrics().success(),
                definition.metrics().guardrail(),
                definition.metrics().alpha(),
                experiment.seed,
                experiment.hashVersion,
                experiment.hashAttribute,
                experiment.decision,
                experiment.completedAt,
                experiment.archivedAt,
                experiment.createdAt,
                experiment.createdBy,
                experiment.version);
    }
}
