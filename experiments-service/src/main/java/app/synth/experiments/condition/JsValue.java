package app.synth.experiments.condition;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What JavaScript makes of a JSON value where it takes it for one of another type.
 *
 * @see <a href="https://262.ecma-international.org/15.0/#sec-type-conversion">ECMAScript, type conversion</a>
 */
final class JsValue {
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?([0-9]++(\\.[0-9]*+)?+|\\.[0-9]++)([eE][+-]?[0-9]++)?");
    private static final Pattern OTHER_BASE = Pattern.compile("0([xX][0-9a-fA-F]+|[oO][0-7]+|[bB][01]+)");

    /** Of the digits before the point of a number that is written without an exponent. */
    private static final int DIGITS_AT_MOST = 21;

    private static final int ZEROS_AT_MOST = 6;

    private JsValue() {}

    /** {@code String(value)}. */
    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Number number -> digits(number.doubleValue());
            case List<?> items ->
                items.stream().map(item -> item == null ? "" : text(item)).collect(Collectors.joining(","));
            case Map<?, ?> object -> "[object Object]";
            case Object other -> other.toString();
        };
    }

    /** {@code Number(value)}. */
    static double number(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case Number number -> number.doubleValue();
            case Boolean truth -> truth ? 1 : 0;
            default -> number(text(value));
        };
    }

    private static double number(String text) {
        String trimmed = JsText.trimmed(text);
        if (trimmed.isEmpty()) {
            return 0;
        }
        if (DECIMAL.matcher(trimmed).matches()) {
            return Double.parseDouble(trimmed);
        }
        Matcher other = OTHER_BASE.matcher(trimmed);
        if (other.matches()) {
            int base = switch (Character.toLowerCase(trimmed.charAt(1))) {
                case 'x' -> 16;
                case 'o' -> 8;
                default -> 2;
            };
            return new BigInteger(trimmed.substring(2), base).doubleValue();
        }
        return switch (trimmed) {
            case "Infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }

    /** {@code Boolean(value)}. */
    static boolean isTruthy(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean truth -> truth;
            case Number number -> number.doubleValue() != 0 && !Double.isNaN(number.doubleValue());
            case String text -> !text.isEmpty();
            default -> true;
        };
    }

    /** {@code left < right}, and with {@code orEqual} {@code left <= right}: of two texts by their code units, else of numbers. */
    static boolean isLess(@Nullable Object left, @Nullable Object right, boolean orEqual) {
        if (isText(left) && isText(right)) {
            int order = text(left).compareTo(text(right));
            return orEqual ? order <= 0 : order < 0;
        }
        return orEqual ? number(left) <= number(right) : number(left) < number(right);
    }

    /** Lists and objects are compared as the texts that they become. */
    private static boolean isText(@Nullable Object value) {
        return value instanceof String || value instanceof List<?> || value instanceof Map<?, ?>;
    }

    /** The word for a value's type. */
    static String type(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case List<?> list -> "array";
            case String text -> "string";
            case Number number -> "number";
            case Boolean truth -> "boolean";
            default -> "object";
        };
    }

    /** {@code JSON.stringify(value)}. */
    static String json(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> JsText.quoted(text);
            case Number number -> Double.isFinite(number.doubleValue()) ? digits(number.doubleValue()) : "null";
            case List<?> items -> items.stream().map(JsValue::json).collect(Collectors.joining(",", "[", "]"));
            case Map<?, ?> object ->
                JsText.inOrder(object.keySet()).stream()
                        .map(key -> JsText.quoted(key) + ":" + json(object.get(key)))
                        .collect(Collectors.joining(",", "{", "}"));
            case Object other -> other.toString();
        };
    }

    /** A number as JavaScript writes it: the fewest digits that name it, with an exponent only when it is long. */
    private static String digits(double number) {
        if (number == 0) {
            return "0"; // of minus nothing, too
        }
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        BigDecimal shortest = new BigDecimal(Double.toString(Math.abs(number))).stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        return (number < 0 ? "-" : "") + placed(digits, point);
    }

    private static String placed(String digits, int point) {
        if (point > DIGITS_AT_MOST || point <= -ZEROS_AT_MOST) {
            String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
            return digits.charAt(0) + fraction + (point > 0 ? "e+" : "e") + (point - 1);
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        return digits.length() <= point
                ? digits + "0".repeat(point - digits.length())
                : digits.substring(0, point) + "." + digits.substring(point);
    }
}
