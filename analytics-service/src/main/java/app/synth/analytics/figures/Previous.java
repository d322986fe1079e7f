package app.synth.analytics.figures;

import app.synth.analytics.period.DateRange;
import java.time.LocalDate;

/**
 * The figures of as many days before.
 *
 * @param <P> the figures of a period
 */
public record Previous<P>(LocalDate from, LocalDate to, P totals) {
    static <P> Previous<P> of(DateRange range, P totals) {
        return new Previous<>(range.from(), range.to(), totals);
    }
}
