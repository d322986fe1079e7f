package app.synth.experiments.condition;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Texts as JavaScript writes them into JSON. */
final class JsText {
    private static final String INDEX = "0|[1-9][0-9]{0,9}";
    private static final long LAST_INDEX = 4_294_967_294L;

    private JsText() {}

    /** Without the blanks around it. */
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && RegexSet.BLANKS.get(text.charAt(from))) {
            from++;
        }
        while (from < to && RegexSet.BLANKS.get(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** In quotes, with what has to be escaped. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            switch (unit) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (unit < ' ' || isHalfOfAPair(text, i)) {
                        quoted.append("\\u%04x".formatted((int) unit));
                    } else {
                        quoted.append(unit);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    /** Names in the order in which an object has them: whole numbers first and by size, then as they were put there. */
    static List<String> inOrder(Collection<?> names) {
        return Stream.concat(
                        names.stream()
                                .map(Object::toString)
                                .filter(JsText::isIndex)
                                .sorted(Comparator.comparingLong(Long::parseLong)),
                        names.stream().map(Object::toString).filter(name -> !isIndex(name)))
                .toList();
    }

    private static boolean isIndex(String name) {
        return name.matches(INDEX) && Long.parseLong(name) <= LAST_INDEX;
    }

    private static boolean isHalfOfAPair(String text, int at) {
        char unit = text.charAt(at);
        if (Character.isHighSurrogate(unit)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(unit) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
