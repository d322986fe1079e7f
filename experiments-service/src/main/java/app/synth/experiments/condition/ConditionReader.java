package app.synth.experiments.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a condition into checks. Whatever GrowthBook's SDKs would quietly take for something that nobody, or everybody,
 * meets is refused here, so that what is accepted means the same everywhere.
 */
final class ConditionReader {
    private static final int DEPTH_AT_MOST = 20;
    private static final int VALUES_AT_MOST = 2_000;
    private static final int TEXT_AT_MOST = 32_768;
    private static final int REGEXES_AT_MOST = 20;
    private static final String OPERATOR = "$";
    private static final String NOT = "$not";

    private final Set<String> attributes = new TreeSet<>();
    private int values;
    private int text;
    private int regexes;

    /** The condition itself: over a subject. */
    Check subject(Map<?, ?> json) {
        return fields(json, "", 0, true);
    }

    Set<String> attributes() {
        return Set.copyOf(attributes);
    }

    /**
     * Over an object's fields.
     *
     * @param ofSubject false: it is an element of a list, whose fields are no attributes
     */
    Check fields(Map<?, ?> json, String at, int depth, boolean ofSubject) {
        count(at, depth);
        List<Check> all = new ArrayList<>();
        json.forEach((key, value) -> {
            String name = key.toString();
            String place = at + "." + shown(name);
            countText(name, place);
            all.add(
                    switch (name) {
                        case "$and" -> and(each(value, place, depth, ofSubject));
                        case "$or" -> or(each(value, place, depth, ofSubject));
                        case "$nor" -> not(or(each(value, place, depth, ofSubject)));
                        case NOT -> not(fields(object(value, place), place, depth + 1, ofSubject));
                        default -> field(name, value, place, depth, ofSubject);
                    });
        });
        return and(all);
    }

    private Check field(String name, @Nullable Object value, String at, int depth, boolean ofSubject) {
        if (isOperator(name)) {
            throw new UnreadableConditionException(
                    at, "Here stand attributes, or $and, $or, $nor, $not; saved groups are not known here");
        }
        FieldPath path = FieldPath.of(name, at);
        if (ofSubject) {
            attributes.add(path.first());
        }
        Check check = value(value, at, depth + 1);
        return object -> check.passes(path.of(object));
    }

    private List<Check> each(@Nullable Object value, String at, int depth, boolean ofSubject) {
        List<Check> each = new ArrayList<>();
        for (Object item : list(value, at)) {
            String place = at + "[" + each.size() + "]";
            each.add(fields(object(item, place), place, depth + 1, ofSubject));
        }
        return each;
    }

    /** Over a value: a literal that it equals, or an object of operators. */
    Check value(@Nullable Object expected, String at, int depth) {
        if (expected instanceof Map<?, ?> object && isOperators(object)) {
            count(at, depth);
            List<Check> all = new ArrayList<>();
            object.forEach((key, operand) -> {
                String place = at + "." + shown(key.toString());
                all.add(new OperatorReader(this, place, depth + 1).read(key.toString(), operand));
            });
            return and(all);
        }
        if (expected instanceof Map<?, ?> object && object.keySet().stream().anyMatch(ConditionReader::isOperator)) {
            throw new UnreadableConditionException(at, "Operators and other fields stand side by side");
        }
        countAll(expected, at, depth);
        return Equality.loosely(expected);
    }

    /** Whether it is an object of operators, and of nothing else. */
    static boolean isOperators(Map<?, ?> object) {
        return !object.isEmpty() && object.keySet().stream().allMatch(ConditionReader::isOperator);
    }

    private static boolean isOperator(Object key) {
        return key.toString().startsWith(OPERATOR);
    }

    /** Counts a literal with everything in it. */
    void countAll(@Nullable Object literal, String at, int depth) {
        count(at, depth);
        switch (literal) {
            case null -> {}
            case String line -> countText(line, at);
            case List<?> items -> items.forEach(item -> countAll(item, at, depth + 1));
            case Map<?, ?> members ->
                members.forEach((key, member) -> {
                    countText(key.toString(), at);
                    countAll(member, at, depth + 1);
                });
            default -> {}
        }
    }

    JsRegex regex(String expression, boolean whateverTheCase, String at, int depth) {
        countAll(expression, at, depth);
        regexes++;
        if (regexes > REGEXES_AT_MOST) {
            throw new UnreadableConditionException(
                    at, "A condition has at most %d regular expressions".formatted(REGEXES_AT_MOST));
        }
        return JsRegex.parse(expression, whateverTheCase, at);
    }

    private void count(String at, int depth) {
        values++;
        if (depth > DEPTH_AT_MOST || values > VALUES_AT_MOST) {
            throw new UnreadableConditionException(
                    at,
                    "A condition is at most %d deep and has at most %d values"
                            .formatted(DEPTH_AT_MOST, VALUES_AT_MOST));
        }
    }

    private void countText(String more, String at) {
        text += more.length();
        if (text > TEXT_AT_MOST) {
            throw new UnreadableConditionException(
                    at, "The texts of a condition have at most %d characters".formatted(TEXT_AT_MOST));
        }
    }

    static Map<?, ?> object(@Nullable Object value, String at) {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        throw new UnreadableConditionException(at, "It must be an object");
    }

    static List<?> list(@Nullable Object value, String at) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new UnreadableConditionException(at, "It must be a list");
    }

    private static String shown(String name) {
        return name.length() <= FieldPath.LENGTH_AT_MOST ? name : name.substring(0, FieldPath.LENGTH_AT_MOST) + "…";
    }

    static Check not(Check check) {
        return value -> !check.passes(value);
    }

    private static Check and(List<Check> all) {
        List<Check> checks = List.copyOf(all);
        return checks.size() == 1 ? checks.getFirst() : value -> checks.stream().allMatch(check -> check.passes(value));
    }

    /** Of none at all: true, as the SDKs have it. */
    private static Check or(List<Check> any) {
        List<Check> checks = List.copyOf(any);
        return value -> checks.isEmpty() || checks.stream().anyMatch(check -> check.passes(value));
    }
}
