package app.synth.experiments.experiment;

import app.synth.experiments.assignment.Namespace;
import app.synth.experiments.assignment.TrafficAllocation;
import app.synth.experiments.assignment.Variant;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A new experiment as it is sent: this describes it, {@link ExperimentReader} reads it.
 *
 * @param key lower-case words and digits joined by {@code -} or {@code _}, at most 64 characters; unique for good, never
 *     changed
 * @param name for people; unique, at most 200 characters
 * @param trafficAllocation without it, or without weights, the variants share evenly and everybody takes part
 * @param condition in GrowthBook's condition language; without it everybody
 * @param namespace experiments whose stretches of one namespace do not meet share nobody
 * @param inHoldout whether it spares those who are held out of everything
 * @param overrides name of the variant by subject, for trying things out
 * @param successMetrics keys of the metrics that are to become better
 * @param guardrailMetrics keys of the metrics that must not become worse
 * @param alpha how often an experiment without any effect may be taken for one with an effect
 * @param seed what assignment is shuffled with; the key, unless two experiments are to agree on who is who
 * @param startDate RFC 3339; a running experiment without one starts now
 * @param endDate RFC 3339, after the start; none: runs until it is stopped
 */
@JsonNaming(SnakeCaseStrategy.class)
record ExperimentRequest(
        @Schema(required = true, examples = "checkout-cta") String key,

        @Schema(required = true, examples = "Checkout button")
        String name,

        @Nullable String description,
        @Nullable String hypothesis,

        @Schema(required = true, minItems = 2, maxItems = 20)
        List<Variant> variants,

        @Nullable TrafficAllocation trafficAllocation,
        @Nullable Map<String, @Nullable Object> condition,
        @Nullable Namespace namespace,
        @Schema(defaultValue = "true") @Nullable Boolean inHoldout,
        @Nullable Map<String, String> overrides,

        @Schema(required = true, minItems = 1, maxItems = 20)
        List<String> successMetrics,

        @Nullable List<String> guardrailMetrics,
        @Schema(defaultValue = "0.05") @Nullable Double alpha,
        @Nullable String seed,

        @Schema(
                defaultValue = "user_id",
                enumeration = {"user_id", "anonymous_id"})
        @Nullable
        String hashAttribute,

        @Nullable Instant startDate,
        @Nullable Instant endDate,

        @Schema(
                defaultValue = "draft",
                enumeration = {"draft", "running"})
        @Nullable
        String state) {}
