package app.synth.tracking.plan;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.Set;

/**
 * Names the field of an error by the schema's own words. What a sender called an additional key is {@code *}, and an
 * element of an array is {@code []}: there are never more names than the schema has places.
 */
final class SchemaField {
    private static final String WHOLE = "metadata";
    private static final int LONGEST = 200;
    private static final Set<String> NAMES_A_FIELD = Set.of("required", "dependentRequired");
    private static final Set<String> OTHER_KEYS =
            Set.of("additionalProperties", "unevaluatedProperties", "propertyNames");
    private static final Set<String> ELEMENTS = Set.of("items", "unevaluatedItems", "contains");

    private SchemaField() {}

    static String of(Error error) {
        StringBuilder field = new StringBuilder();
        NodePath path = error.getEvaluationPath();
        for (int i = 0; i < path.getNameCount(); i++) {
            String keyword = path.getName(i);
            switch (keyword) {
                case "properties" -> key(field, name(path, ++i));
                case "patternProperties" -> {
                    key(field, "*");
                    i++;
                }
                case "prefixItems" -> {
                    field.append("[]");
                    i++;
                }
                // The next element is an index or a key of the schema's own.
                case "allOf", "anyOf", "oneOf", "dependentSchemas" -> i++;
                default -> place(field, keyword);
            }
        }
        if (NAMES_A_FIELD.contains(error.getKeyword()) && error.getProperty() != null) {
            key(field, error.getProperty());
        }
        if (field.isEmpty()) {
            return WHOLE;
        }
        return field.length() > LONGEST ? field.substring(0, LONGEST) : field.toString();
    }

    private static void place(StringBuilder field, String keyword) {
        if (OTHER_KEYS.contains(keyword)) {
            key(field, "*");
        } else if (ELEMENTS.contains(keyword)) {
            field.append("[]");
        }
    }

    private static void key(StringBuilder field, String name) {
        if (!field.isEmpty()) {
            field.append('.');
        }
        field.append(name);
    }

    /** The keyword {@code properties} is itself the end of a path only where the schema says nothing of a key. */
    private static String name(NodePath path, int at) {
        return at < path.getNameCount() ? path.getName(at) : "*";
    }
}
