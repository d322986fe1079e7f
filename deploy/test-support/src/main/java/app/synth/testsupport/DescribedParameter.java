package app.synth.testsupport;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of an address, as an OpenAPI document describes it.
 *
 * @param schema without references
 */
record DescribedParameter(
        String name,
        boolean isInPath,
        boolean isRequired,
        Map<String, Object> schema,
        @Nullable Object example) {
    private static final String IDENTIFIES_NOTHING = "00000000-0000-4000-8000-00000000dead";

    /** A value that it may have, though nothing may be called that. */
    String usual() {
        Object value = example != null ? example : schema.getOrDefault("default", schema.get("example"));
        return Objects.toString(value != null ? value : ofItsKind(), IDENTIFIES_NOTHING);
    }

    private @Nullable Object ofItsKind() {
        return switch (Objects.toString(schema.get("type"), "string")) {
            case "integer", "number" -> schema.getOrDefault("minimum", 1);
            case "boolean" -> true;
            default -> JsonTree.list(schema.get("enum")).stream().findFirst().orElse(null);
        };
    }
}
