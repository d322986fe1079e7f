package app.synth.testsupport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A value that a parameter cannot have, or that few have thought of.
 *
 * @param text as it stands in the address, escaped
 * @param due what it must come to
 */
record WrongValue(String text, Due due) {
    private static final Set<String> TIMES = Set.of("date", "date-time");
    private static final Set<String> TIMES_BY_NAME = Set.of("from", "to");
    private static final List<String> ODD = List.of("%FF", "%ED%A0%80", "%0A", "%25", "'", "x".repeat(2_000));

    enum Due {
        /** Anything but a fault of the service. */
        AN_ANSWER,
        /** 400. */
        A_REFUSAL,
        /** 400 that names the parameter. */
        ITS_NAME
    }

    /** All that are worth trying, by what the parameter is said to be. */
    static List<WrongValue> of(DescribedParameter parameter) {
        List<WrongValue> all = new ArrayList<>();
        all.add(new WrongValue("%00", Due.A_REFUSAL));
        all.add(new WrongValue("a%00b", Due.A_REFUSAL));
        ODD.forEach(text -> all.add(new WrongValue(text, Due.AN_ANSWER)));
        ofItsKind(parameter.name(), parameter.schema()).forEach(text -> all.add(new WrongValue(text, Due.ITS_NAME)));
        return all;
    }

    private static List<String> ofItsKind(String name, Map<String, Object> schema) {
        return switch (Objects.toString(schema.get("type"), "string")) {
            case "integer", "number" -> numbers(schema);
            case "boolean" -> List.of("abc", "", "1");
            case "array" -> ofItsKind(name, JsonTree.map(schema, "items"));
            default -> texts(name, schema);
        };
    }

    private static List<String> numbers(Map<String, Object> schema) {
        List<String> wrong = new ArrayList<>(List.of("abc", "", "1e99", "99999999999999999999"));
        if (schema.get("minimum") instanceof Number least) {
            wrong.add(Long.toString(least.longValue() - 1));
        }
        if (schema.get("maximum") instanceof Number most) {
            wrong.add(Long.toString(most.longValue() + 1));
        }
        return wrong;
    }

    private static List<String> texts(String name, Map<String, Object> schema) {
        String format = Objects.toString(schema.get("format"), "");
        if (schema.containsKey("enum")) {
            return List.of("no-such-value", "");
        }
        if (TIMES.contains(format) || TIMES_BY_NAME.contains(name)) {
            return List.of("yesterday", "", "2026-13-45", "2026-11-02T25:00:00Z", "%2B99999999-01-01T00:00:00Z");
        }
        if (format.equals("uuid")) {
            return List.of("abc", "1-1-1-1-1");
        }
        // The last ones are base64 of nothing and of slashes.
        return name.equals("cursor") ? List.of("abc", "!!", "AAAA", "Ly8vLy8") : List.of();
    }
}
