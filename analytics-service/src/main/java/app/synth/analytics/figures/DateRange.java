package app.synth.analytics.figures;

import app.synth.accounts.client.problem.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The days asked for, both included.
 *
 * @param from first day
 * @param to last day, not before the first
 */
record DateRange(LocalDate from, LocalDate to) {
    private static final int DAYS_AT_MOST = 400;
    private static final int DAYS_BY_DEFAULT = 30;

    /** From the parameters of a request; without them the last 30 days. A bad one is a 400 that names it. */
    static DateRange parse(@Nullable String from, @Nullable String to, LocalDate today) {
        LocalDate last = to == null ? today : date("to", to);
        LocalDate first = from == null ? last.minusDays(DAYS_BY_DEFAULT - 1L) : date("from", from);
        if (last.isBefore(first)) {
            throw Problems.badField("to", "to is before from");
        }
        if (ChronoUnit.DAYS.between(first, last) >= DAYS_AT_MOST) {
            throw Problems.badField("to", "A range has at most " + DAYS_AT_MOST + " days");
        }
        return new DateRange(first, last);
    }

    private static LocalDate date(String field, String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException notADate) {
            throw Problems.badField(field, field + " is not a date like 2026-11-01");
        }
    }
}
