package app.synth.tracking.plan;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * A pattern in a schema. RE2's language: as in ECMAScript without look-around and back-references, and no text, however it
 * is made, costs more than linear time.
 */
final class LinearPattern {
    private static final int LONGEST = 200;
    /** Of {@code a{3}}; each multiplies what it repeats when it is compiled. */
    private static final java.util.regex.Pattern REPEAT = java.util.regex.Pattern.compile("\\{(\\d+)(?:,(\\d*))?}");

    private static final int MOST_REPEATS = 1_000;
    /** Instructions of the compiled pattern: each is a step per character, in the worst case. */
    private static final int LARGEST_PROGRAM = 1_000;

    private LinearPattern() {}

    static RegularExpression compile(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return text -> compiled.matcher(text).find();
    }

    /** Why this pattern is not allowed, as the end of a sentence; null when it is. */
    static @Nullable String objection(String pattern) {
        if (pattern.length() > LONGEST) {
            return "has more than " + LONGEST + " characters";
        }
        if (repeats(pattern) > MOST_REPEATS) {
            return "repeats more than " + MOST_REPEATS + " times";
        }
        try {
            return Pattern.compile(pattern).programSize() > LARGEST_PROGRAM ? "is too complex" : null;
        } catch (PatternSyntaxException refused) {
            return "is not of RE2's language: " + refused.getDescription();
        }
    }

    /** The product of all counted repetitions, whether they are nested or not. */
    private static double repeats(String pattern) {
        return REPEAT.matcher(pattern)
                .results()
                .mapToDouble(LinearPattern::most)
                .reduce(1, (product, repeat) -> product * Math.max(1, repeat));
    }

    private static double most(MatchResult repeat) {
        String upper = repeat.group(2);
        return Double.parseDouble(upper == null || upper.isEmpty() ? repeat.group(1) : upper);
    }
}
