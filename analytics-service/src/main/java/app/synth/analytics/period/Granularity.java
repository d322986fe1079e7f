package app.synth.analytics.period;

import app.synth.accounts.client.problem.Problems;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
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
}
