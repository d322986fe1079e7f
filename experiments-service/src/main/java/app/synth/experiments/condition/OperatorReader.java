package app.synth.experiments.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Reads one operator of a condition with its operand. */
final class OperatorReader {
    private static final Set<String> TYPES =
            Set.of("string", "number", "boolean", "array", "object", "null", "undefined");

    private final ConditionReader reader;
    private final String at;
    private final int depth;

    OperatorReader(ConditionReader reader, String at, int depth) {
        this.reader = reader;
        this.at = at;
        this.depth = depth;
    }

    Check read(String operator, @Nullable Object operand) {
        return switch (operator) {
            case "$eq" -> equal(operand);
            case "$ne" -> ConditionReader.not(equal(operand));
            case "$lt" -> compared(operand, (value, limit) -> JsValue.isLess(value, limit, false));
            case "$lte" -> compared(operand, (value, limit) -> JsValue.isLess(value, limit, true));
            case "$gt" -> compared(operand, (value, limit) -> JsValue.isLess(limit, value, false));
            case "$gte" -> compared(operand, (value, limit) -> JsValue.isLess(limit, value, true));
            case "$veq" -> version(operand, order -> order == 0);
            case "$vne" -> version(operand, order -> order != 0);
            case "$vlt" -> version(operand, order -> order < 0);
            case "$vlte" -> version(operand, order -> order <= 0);
            case "$vgt" -> version(operand, order -> order > 0);
            case "$vgte" -> version(operand, order -> order >= 0);
            case "$in" -> in(operand, Equality::strictly);
            case "$ini" -> in(operand, Equality::strictlyButForCase);
            case "$nin" -> ConditionReader.not(in(operand, Equality::strictly));
            case "$nini" -> ConditionReader.not(in(operand, Equality::strictlyButForCase));
            case "$all" -> all(operand, false);
            case "$alli" -> all(operand, true);
            case "$elemMatch" -> some(operand);
            case "$size" -> size(operand);
            case "$exists" -> exists(operand);
            case "$type" -> type(operand);
            case "$not" -> ConditionReader.not(reader.value(operand, at, depth));
            case "$regex" -> regex(operand, false);
            case "$regexi" -> regex(operand, true);
            case "$inGroup", "$notInGroup", "$savedGroup" -> throw wrong("Saved groups are not known here");
            default -> throw wrong("There is no such operator");
        };
    }

    private Check equal(@Nullable Object operand) {
        Object scalar = scalar(operand);
        return value -> Equality.strictly(value, scalar);
    }

    private Check compared(@Nullable Object operand, BiPredicate<@Nullable Object, @Nullable Object> order) {
        Object limit = textOrNumber(operand);
        return value -> order.test(value, limit);
    }

    private Check version(@Nullable Object operand, IntPredicate order) {
        String expected = VersionText.of(textOrNumber(operand));
        return value -> order.test(VersionText.of(value).compareTo(expected));
    }

    private Check in(@Nullable Object operand, BiPredicate<@Nullable Object, @Nullable Object> same) {
        List<@Nullable Object> expected = new ArrayList<>();
        for (Object item : ConditionReader.list(operand, at)) {
            expected.add(scalar(item));
        }
        return value -> value instanceof List<?> items
                ? items.stream().anyMatch(item -> expected.stream().anyMatch(one -> same.test(item, one)))
                : expected.stream().anyMatch(one -> same.test(value, one));
    }

    private Check all(@Nullable Object operand, boolean whateverTheCase) {
        List<Check> checks = new ArrayList<>();
        for (Object item : ConditionReader.list(operand, at)) {
            checks.add(
                    whateverTheCase && item instanceof String text ? lower(text) : reader.value(item, at, depth + 1));
        }
        return value -> value instanceof List<?> items
                && checks.stream().allMatch(check -> items.stream().anyMatch(check::passes));
    }

    private Check lower(String text) {
        reader.countAll(text, at, depth);
        String expected = text.toLowerCase(Locale.ROOT);
        return value -> JsValue.text(value).toLowerCase(Locale.ROOT).equals(expected);
    }

    private Check some(@Nullable Object operand) {
        Map<?, ?> object = ConditionReader.object(operand, at);
        Check check = ConditionReader.isOperators(object)
                ? reader.value(object, at, depth)
                : reader.fields(object, at, depth, false);
        return value ->
                value instanceof List<?> items && items.stream().anyMatch(item -> item != null && check.passes(item));
    }

    private Check size(@Nullable Object operand) {
        if (!(operand instanceof Number) && !(operand instanceof Map<?, ?> map && ConditionReader.isOperators(map))) {
            throw wrong("It must be a number, or an object of operators");
        }
        Check check = reader.value(operand, at, depth);
        return value -> value instanceof List<?> items && check.passes(items.size());
    }

    private Check exists(@Nullable Object operand) {
        if (!(operand instanceof Boolean expected)) {
            throw wrong("It must be true or false");
        }
        return value -> (value != null) == expected;
    }

    private Check type(@Nullable Object operand) {
        if (!(operand instanceof String type) || !TYPES.contains(type)) {
            throw wrong("It must be string, number, boolean, array, object, null or undefined");
        }
        return value -> JsValue.type(value).equals(type);
    }

    private Check regex(@Nullable Object operand, boolean whateverTheCase) {
        if (!(operand instanceof String expression)) {
            throw wrong("It must be a regular expression");
        }
        JsRegex regex = reader.regex(expression, whateverTheCase, at, depth);
        return value -> regex.isIn(JsValue.text(value));
    }

    private @Nullable Object scalar(@Nullable Object operand) {
        if (operand instanceof List<?> || operand instanceof Map<?, ?>) {
            throw wrong("It must be text, a number, true, false or null");
        }
        reader.countAll(operand, at, depth);
        return operand;
    }

    private Object textOrNumber(@Nullable Object operand) {
        if (operand instanceof String || operand instanceof Number) {
            reader.countAll(operand, at, depth);
            return operand;
        }
        throw wrong("It must be text or a number");
    }

    private UnreadableConditionException wrong(String why) {
        return new UnreadableConditionException(at, why);
    }
}
