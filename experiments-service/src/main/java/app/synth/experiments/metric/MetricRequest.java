package app.synth.experiments.metric;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A metric as it is sent; {@link MetricBody} reads it.
 *
 * @param key by which experiments name it: lower-case letters, digits and underscores; in a change it may be left out
 */
public record MetricRequest(
        @Nullable String key,
        @Schema(required = true) @Nullable String name,
        @Nullable String description,
        @Schema(required = true) @Nullable MetricDefinition definition) {}
