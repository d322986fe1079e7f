package app.synth.tracking.report;

import app.synth.accounts.client.problem.Problems;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The time that a report is about.
 *
 * @param text as it was asked for
 * @param from the beginning of a minute, since figures are kept by minutes
 * @param to now
 */
record ReportWindow(String text, Instant from, Instant to) {
    static final String DEFAULT = "1h";
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Pattern SHORT = Pattern.compile("[0-9]{1,6}[smhd]");

    /** @param text 30m, 1h or 7d, or a duration of ISO 8601 such as PT90M */
    static ReportWindow ending(String text, Instant now) {
        Duration window = duration(text);
        if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
            throw unreadable();
        }
        return new ReportWindow(text, now.minus(window).truncatedTo(ChronoUnit.MINUTES), now);
    }

    double minutes() {
        return Duration.between(from, to).toMillis() / 60_000.0;
    }

    private static Duration duration(String text) {
        try {
            if (SHORT.matcher(text).matches()) {
                return Duration.parse((text.endsWith("d") ? "P" : "PT") + text.toUpperCase(Locale.ROOT));
            }
            return Duration.parse(text);
        } catch (DateTimeParseException | ArithmeticException notOne) {
            throw unreadable();
        }
    }

    private static RuntimeException unreadable() {
        return Problems.badField("window", "window is from 1m to 7d: 30m, 1h, 7d, or of ISO 8601, such as PT90M");
    }
}
