package app.synth.analytics.period;

import app.synth.accounts.client.problem.Problems;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How long one entry of a series is: a day, an ISO week (from Monday), a calendar month. */
public enum Granularity {
    DAY,
    WEEK,
    MONTH;

    /** From the parameter of a request; without it days. */
    public static Granularity parse(@Nullable String granularity) {
        if (granularity == null) {
            return DAY;
        }
        for (Granularity each : values()) {
            if (each.code().equals(granularity)) {
                return each;
            }
        }
        throw Problems.badField("granularity", "granularity is day, week or month");
    }

    /** As in JSON and in PostgreSQL's date_trunc. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The first day of the day, week or month that a day is in. */
    public LocalDate startOf(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** The first days of all that a range touches, in order. */
    public Stream<LocalDate> starts(DateRange range) {
        UnaryOperator<LocalDate> next = switch (this) {
            case DAY -> start -> start.plusDays(1);
            case WEEK -> start -> start.plusWeeks(1);
            case MONTH -> start -> start.plusMonths(1);
        };
        return Stream.iterate(startOf(range.from()), start -> !start.isAfter(range.to()), next);
    }
}
