package app.synth.experiments.condition;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a value lies in an object: the names on the way, as they are joined by dots. A number is a place in a list.
 *
 * @param names at least one
 */
record FieldPath(List<String> names) {
    static final int LENGTH_AT_MOST = 256;

    /** What every object of JavaScript has without anybody having put it there. */
    private static final Set<String> EVERY_OBJECT_HAS = Set.of(
            "constructor",
            "hasOwnProperty",
            "isPrototypeOf",
            "propertyIsEnumerable",
            "toLocaleString",
            "toString",
            "valueOf",
            "__defineGetter__",
            "__defineSetter__",
            "__lookupGetter__",
            "__lookupSetter__",
            "__proto__");

    FieldPath {
        names = List.copyOf(names);
    }

    static FieldPath of(String text, String at) {
        List<String> names = List.of(text.split("\\.", -1));
        if (text.length() > LENGTH_AT_MOST || names.stream().anyMatch(EVERY_OBJECT_HAS::contains)) {
            throw new UnreadableConditionException(at, "This cannot be the name of an attribute");
        }
        return new FieldPath(names);
    }

    /** The attribute. */
    String first() {
        return names.getFirst();
    }

    /** The value there; null where there is none. */
    @Nullable
    Object of(@Nullable Object object) {
        Object current = object;
        for (String name : names) {
            current = switch (current) {
                case Map<?, ?> members -> members.get(name);
                case List<?> items -> item(items, name);
                case null, default -> null;
            };
        }
        return current;
    }

    private static @Nullable Object item(List<?> items, String name) {
        if (name.equals("length")) {
            return items.size();
        }
        boolean isIndex = name.matches("0|[1-9][0-9]{0,8}");
        return isIndex && Integer.parseInt(name) < items.size() ? items.get(Integer.parseInt(name)) : null;
    }
}
