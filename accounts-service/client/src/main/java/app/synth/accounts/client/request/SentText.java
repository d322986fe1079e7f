package app.synth.accounts.client.request;

import app.synth.accounts.client.problem.Problems;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text that somebody sent, in a body or in an address, and what it may stand for. What Postgres cannot hold, or would change
 * silently, is refused; what is wrong is 400 {@code invalid_field}, which names the field.
 */
public final class SentText {
    private static final int LONGEST_URL = 2000;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private SentText() {}

    /**
     * One line: no control characters, and more than blanks. Blanks around it are dropped.
     *
     * @param longest in code points, as Postgres counts characters
     */
    public static String line(String field, String text, int longest) {
        return check(field, text.strip(), longest, false);
    }

    /** Several lines: line ends and tabs are the only control characters. Blanks around it are dropped. */
    public static String paragraph(String field, String text, int longest) {
        return check(field, text.strip(), longest, true);
    }

    /** One line that is looked up and not kept: blanks around it are part of it. */
    public static String exact(String field, String text, int longest) {
        return check(field, text, longest, false);
    }

    /** An absolute https URL with a host, and nobody's password in it. */
    public static String httpsUrl(String field, String text) {
        String url = line(field, text, LONGEST_URL);
        try {
            URI parsed = new URI(url);
            if ("https".equalsIgnoreCase(parsed.getScheme())
                    && parsed.getHost() != null
                    && parsed.getRawUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException notOne) {
            throw notHttps(field);
        }
        throw notHttps(field);
    }

    public static UUID uuid(String field, String text) {
        return uuid(text).orElseThrow(() -> Problems.badField(field, field + " is not a UUID"));
    }

    /** The UUID that a text is, in the usual form; shorter ones, which Java would fill up, are none. */
    public static Optional<UUID> uuid(String text) {
        return UUID_FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** An RFC 3339 time with a zone, from 1970 to 9999. */
    public static Instant time(String field, String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (isWithinReach(time)) {
                return time;
            }
        } catch (DateTimeException notOne) {
            throw Problems.badField(
                    field, field + " is not an RFC 3339 time with a zone, such as 2026-11-01T20:15:00Z");
        }
        throw Problems.badField(field, field + " is not a time between 1970 and 9999");
    }

    static boolean isWithinReach(Instant time) {
        return !time.isBefore(Instant.EPOCH) && !time.isAfter(LATEST);
    }

    /**
     * One of the codes of an enum.
     *
     * @param find what has this code
     * @param code how each is called, for the detail
     */
    public static <E extends Enum<E>> E one(
            String field, String text, Class<E> type, Function<String, Optional<E>> find, Function<E, String> code) {
        return find.apply(text)
                .orElseThrow(() -> Problems.badField(
                        field,
                        field + " is one of "
                                + Stream.of(type.getEnumConstants()).map(code).collect(Collectors.joining(", "))));
    }

    /** A whole number in an address. */
    public static int number(String field, String text, int atLeast, int atMost) {
        try {
            int number = Integer.parseInt(text);
            if (atLeast <= number && number <= atMost) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            throw notANumber(field, atLeast, atMost);
        }
        throw notANumber(field, atLeast, atMost);
    }

    /** True or false in an address. */
    public static boolean truth(String field, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problems.badField(field, field + " is true or false");
        };
    }

    /** No NUL, which Postgres refuses, and no half of a surrogate pair, which would silently become a question mark. */
    public static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || isHalfOfAPair(point));
    }

    private static String check(String field, String text, int longest, boolean lineEnds) {
        if (text.isBlank()
                || text.codePointCount(0, text.length()) > longest
                || text.codePoints().anyMatch(point -> !isText(point, lineEnds))) {
            throw Problems.badField(field, "It is text of 1 to " + longest + " characters");
        }
        return text;
    }

    private static boolean isText(int point, boolean lineEnds) {
        return lineEnds && (point == '\n' || point == '\r' || point == '\t')
                || !Character.isISOControl(point) && !isHalfOfAPair(point);
    }

    private static boolean isHalfOfAPair(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static RuntimeException notANumber(String field, int atLeast, int atMost) {
        return Problems.badField(field, field + " is a whole number from " + atLeast + " to " + atMost);
    }

    private static RuntimeException notHttps(String field) {
        return Problems.badField(field, "It is an absolute https URL of at most " + LONGEST_URL + " characters");
    }
}
