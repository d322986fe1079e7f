package app.synth.analytics.period;

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
public record DateRange(LocalDate from, LocalDate to) {
    private static final int DAYS_AT_MOST = 400;
    private static final int DAYS_BY_DEFAULT = 30;
    private static final LocalDate EARLIEST = LocalDate.EPOCH;
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    /**
     * From the parameters of a request; without them the last 30 days. What lies in the future is cut off. A bad one is a
     * 400 that names it.
     */
    public static DateRange parse(@Nullable String from, @Nullable String to, LocalDate today) {
        LocalDate asked = to == null ? today : date("to", to);
        LocalDate last = asked.isAfter(today) ? today : asked;
        LocalDate first = from == null ? last.minusDays(DAYS_BY_DEFAULT - 1L) : date("from", from);
        if (asked.isBefore(first)) {
            throw Problems.badField("to", "to is before from");
        }
        if (first.isAfter(today)) {
            throw Problems.badField("from", "from is after today, " + today);
        }
        if (ChronoUnit.DAYS.between(first, last) >= DAYS_AT_MOST) {
            throw Problems.badField("to", "A range has at most " + DAYS_AT_MOST + " days");
        }
        return new DateRange(first, last);
    }

    private static LocalDate date(String field, String value) {
        LocalDate date;
        try {
            date = LocalDate.parse(value);
        } catch (DateTimeParseException notADate) {
            throw Problems.badField(field, field + " is not a date like 2026-11-01");
        }
        // Java knows dates, and days before them, that PostgreSQL does not.
        if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            throw Problems.badField(field, field + " is not between " + EARLIEST + " and " + LATEST);
        }
        return date;
    }

    /** How many days it has. */
    public int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** As many days, up to the day before this begins: what figures are compared with. */
    public DateRange previous() {
        return new DateRange(from.minusDays(days()), from.minusDays(1));
    }
}
