package app.synth.experiments.condition;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When two JSON values are the same. */
final class Equality {
    private Equality() {}

    /** As a condition without an operator takes it: the value is made to be of the literal's type. */
    static Check loosely(@Nullable Object literal) {
        return switch (literal) {
            case null -> value -> value == null;
            case String text -> value -> JsValue.text(value).equals(text);
            case Number number -> value -> JsValue.number(value) == number.doubleValue();
            case Boolean truth -> value -> value != null && JsValue.isTruthy(value) == truth;
            default -> {
                String json = JsValue.json(literal);
                yield value -> JsValue.json(value).equals(json);
            }
        };
    }

    /** The same type and value; lists and objects are never the same as another. */
    static boolean strictly(@Nullable Object left, @Nullable Object right) {
        return switch (left) {
            case null -> right == null;
            case Number number -> right instanceof Number other && number.doubleValue() == other.doubleValue();
            case Map<?, ?> object -> false;
            case List<?> list -> false;
            case Object other -> other.equals(right);
        };
    }

    /** The same, whatever the case of texts. */
    static boolean strictlyButForCase(@Nullable Object left, @Nullable Object right) {
        return strictly(lower(left), lower(right));
    }

    private static @Nullable Object lower(@Nullable Object value) {
        return value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
    }
}
