package app.synth.analytics.funnel;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A condition on the metadata of an interaction.
 *
 * @param op eq, ne, in, gte, lte or exists
 * @param value text, a number or a truth value; for in a list of them, for exists a truth value
 */
@RegisterForReflection
public record StepFilter(String key, String op, JsonNode value) {
    FilterOperator operator() {
        return FilterOperator.of(op).orElseThrow(() -> new IllegalStateException(op));
    }
}
