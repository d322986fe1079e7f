package app.synth.testsupport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A value that a parameter cannot have, or that few have thought of. Nothing at all is none of them: it stands for no value.
 *
 * @param text as it stands in the address, escaped
 * @param due what it must come to
 */
record WrongValue(String text, Due due) {
    static final WrongValue NUL = new WrongValue("%00", Due.A_REFUSAL);

    private static final Set<String> TIMES = Set.of("date", "date-time");
    private static final Set<String> TIMES_BY_NAME = Set.of("from", "to");
    private static final List<String> ODD =
            List.of("%FF", "%ED%A0%80", "%F0%9F%8E%B8", "%0A", "%25", "%2e%2e%2f", "'", "-1", "x".repeat(3_000));

    /** Of a time that Java knows and PostgreSQL does not, and an id; of words; of nothing; and of slashes: as a page's end is written. */
    private static final List<String> CURSORS = List.of(
            "KzEwMDAwMDAwMDAtMTItMzFUMDA6MDA6MDBaLzAxOGY2ZDNhLTdiMGUtN2MxYS05YTQxLTNkNWExYzJiN2U5MA",
            "eCt4LzEtMS0xLTEtMQ",
            "AAAA",
            "Ly8vLy8",
            "abc",
            "!!");

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
        all.add(NUL);
        all.add(new WrongValue("a%00b", Due.A_REFUSAL));
        ODD.forEach(text -> all.add(new WrongValue(text, Due.AN_ANSWER)));
        ofItsKind(parameter.name(), parameter.schema()).forEach(text -> all.add(new WrongValue(text, Due.ITS_NAME)));
        return all;
    }

    private static List<String> ofItsKind(String name, Map<String, Object> schema) {
        return switch (Objects.toString(schema.get("type"), "string")) {
            case "integer" ->
                Stream.concat(numbers(schema).stream(), Stream.of("1.5")).toList();
            case "number" -> numbers(schema);
            case "boolean" -> List.of("abc", "1");
            case "array" -> ofItsKind(name, JsonTree.map(schema, "items"));
            default -> texts(name, schema);
        };
    }

    private static List<String> numbers(Map<String, Object> schema) {
        List<String> wrong = new ArrayList<>(List.of("abc", "1e99", "99999999999999999999"));
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
            return List.of("no-such-value");
        }
        if (TIMES.contains(format) || TIMES_BY_NAME.contains(name)) {
            return List.of(
                    "yesterday",
                    "2026-13-45",
                    "2026-11-02T25:00:00Z",
                    "%2B99999999-01-01T00:00:00Z",
                    "%2B999999999-12-31");
        }
        if (format.equals("uuid")) {
            return List.of("abc", "1-1-1-1-1");
        }
        return name.equals("cursor") ? CURSORS : List.of();
    }
}
