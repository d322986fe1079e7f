package app.synth.localstack.replay;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as Apache's combined format writes it.
 *
 * @param text the line itself
 * @param visitor the address, or what stands in its place
 * @param target path and query as requested
 * @param bytes of the answer
 * @param referrer and {@code userAgent}: {@code -} where none was sent
 */
record LogLine(
        String text,
        String visitor,
        Instant time,
        String method,
        String target,
        int status,
        long bytes,
        String referrer,
        String userAgent) {
    /** Text in quotes; a quote inside it has a backslash before it. Possessive, so that no line makes it try again. */
    private static final String QUOTED = "\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"";

    private static final Pattern COMBINED = Pattern.compile(
            "(\\S+) \\S+ \\S+ \\[([^\\]]+)\\] " + QUOTED + " (\\d{3}) (\\d{1,18}|-) " + QUOTED + " " + QUOTED);
    private static final Pattern REQUEST = Pattern.compile("([A-Z]+) (\\S+)(?: HTTP/\\S+)?");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.US);

    /** Reads a line; empty if it is not as it must be. */
    static Optional<LogLine> parse(String line) {
        Matcher parts = COMBINED.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Matcher request = REQUEST.matcher(parts.group(3));
        if (!request.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LogLine(
                    line,
                    parts.group(1),
                    OffsetDateTime.parse(parts.group(2), TIME).toInstant(),
                    request.group(1),
                    request.group(2),
                    Integer.parseInt(parts.group(4)),
                    parts.group(5).equals("-") ? 0 : Long.parseLong(parts.group(5)),
                    parts.group(6),
                    parts.group(7)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** What was requested, whatever the query. */
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}
