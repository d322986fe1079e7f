package app.synth.experiments.condition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version as text that sorts as versions do: {@code 1.9.0} before {@code 1.10.0}, {@code 1.0.0-rc.1} before {@code 1.0.0};
 * without what is about the build.
 */
final class VersionText {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final int NUMBER_WIDTH = 5;

    /** Behind every letter: a release comes after what was tried out for it. */
    private static final String RELEASED = "~";

    private static final int RELEASE_PARTS = 3;

    private VersionText() {}

    /** What is no version is version 0. */
    static String of(@Nullable Object version) {
        String text = version instanceof Number ? JsValue.text(version) : version instanceof String sent ? sent : "";
        List<String> parts =
                new ArrayList<>(Arrays.asList(plain(text.isEmpty() ? "0" : text).split("[-.]", -1)));
        if (parts.size() == RELEASE_PARTS) {
            parts.add(RELEASED);
        }
        return String.join("-", parts.stream().map(VersionText::padded).toList());
    }

    /** Without a v before it, and what is about the build behind it, on its last line. */
    private static String plain(String version) {
        int line = version.length();
        while (line > 0 && RegexSet.NO_LINE_ENDS.get(version.charAt(line - 1))) {
            line--;
        }
        int build = version.indexOf('+', line);
        String release = build < 0 ? version : version.substring(0, build);
        return release.startsWith("v") ? release.substring(1) : release;
    }

    private static String padded(String part) {
        boolean isShort = part.length() < NUMBER_WIDTH && NUMBER.matcher(part).matches();
        return isShort ? " ".repeat(NUMBER_WIDTH - part.length()) + part : part;
    }
}
