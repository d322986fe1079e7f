package app.synth.tracking.plan;

import app.synth.accounts.client.problem.Problems;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The hours asked for.
 *
 * @param from the beginning of an hour
 * @param to the first instant after them
 */
record TimeRange(Instant from, Instant to) {
    private static final Duration BY_DEFAULT = Duration.ofDays(1);
    private static final int LAST_YEAR = 9999;

    /** From the parameters of a request; without them the last 24 hours. A bad one is a 400 that names it. */
    static TimeRange parse(@Nullable String from, @Nullable String to, Instant now) {
        Instant end = to == null ? now : instant("to", to);
        Instant start = (from == null ? end.minus(BY_DEFAULT) : instant("from", from)).truncatedTo(ChronoUnit.HOURS);
        if (!start.isBefore(end)) {
            throw Problems.badField("to", "to is not after from");
        }
        return new TimeRange(start, end);
    }

    private static Instant instant(String field, String value) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(value);
            if (time.getYear() > 0 && time.getYear() < LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException noTime) {
            throw Problems.badField(field, field + " is not a time with a zone, like 2026-11-01T20:00:00Z");
        }
        throw Problems.badField(field, field + " is not of this age");
    }
}
