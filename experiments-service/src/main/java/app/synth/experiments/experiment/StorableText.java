package app.synth.experiments.experiment;

import java.util.Map;

/**
 * What Postgres can keep as it was sent. A NUL makes a whole statement fail, and half of a surrogate pair silently turns
 * into a question mark.
 */
final class StorableText {
    private StorableText() {}

    static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || isSurrogate(point));
    }

    /** The same for a JSON value, however deep the text lies in it. */
    static boolean isStorableJson(Object json) {
        return switch (json) {
            case String text -> isStorable(text);
            case Iterable<?> items -> allStorable(items);
            case Map<?, ?> members -> allStorable(members.keySet()) && allStorable(members.values());
            default -> true;
        };
    }

    private static boolean allStorable(Iterable<?> items) {
        for (Object item : items) {
            if (item != null && !isStorableJson(item)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
