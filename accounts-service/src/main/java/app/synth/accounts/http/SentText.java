package app.synth.accounts.http;

import app.synth.accounts.client.problem.Problems;
import java.net.URI;
import java.net.URISyntaxException;

/** Text that people send to be kept and shown. What Postgres cannot hold, or would change silently, is refused. */
public final class SentText {
    private static final int LONGEST_URL = 2000;

    private SentText() {}

    /** One line: no control characters, and more than blanks. Blanks around it are dropped. */
    public static String line(String field, String text, int longest) {
        return check(field, text, longest, false);
    }

    /** Several lines: line ends and tabs are the only control characters. */
    public static String paragraph(String field, String text, int longest) {
        return check(field, text, longest, true);
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

    /** No NUL, which Postgres refuses, and no half of a surrogate pair, which would silently become a question mark. */
    public static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || isHalfOfAPair(point));
    }

    private static String check(String field, String text, int longest, boolean lineEnds) {
        String stripped = text.strip();
        if (stripped.isEmpty()
                || stripped.codePointCount(0, stripped.length()) > longest
                || stripped.codePoints().anyMatch(point -> !isText(point, lineEnds))) {
            throw Problems.badField(field, "It is text of 1 to " + longest + " characters");
        }
        return stripped;
    }

    private static boolean isText(int point, boolean lineEnds) {
        return lineEnds && (point == '\n' || point == '\r' || point == '\t')
                || !Character.isISOControl(point) && !isHalfOfAPair(point);
    }

    private static boolean isHalfOfAPair(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static RuntimeException notHttps(String field) {
        return Problems.badField(field, "It is an absolute https URL of at most " + LONGEST_URL + " characters");
    }
}
