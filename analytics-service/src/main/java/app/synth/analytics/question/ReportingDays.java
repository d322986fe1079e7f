package app.synth.analytics.question;

import app.synth.analytics.period.DateRange;
import app.synth.analytics.period.DaysQuery;
import app.synth.analytics.rollup.RollupConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days as this deployment cuts them. */
@ApplicationScoped
public class ReportingDays {
    private final RollupConfig rollup;

    ReportingDays(RollupConfig rollup) {
        this.rollup = rollup;
    }

    public LocalDate today() {
        return LocalDate.now(rollup.reportingZone());
    }

    /** The days from the body of a request; a bad one is a 400 that names it. */
    public DateRange range(@Nullable String from, @Nullable String to) {
        return DateRange.parse(from, to, today());
    }

    public DateRange range(DaysQuery query) {
        return query.range(today());
    }

    public Span span(DateRange range) {
        return Span.of(range, rollup.reportingZone());
    }

    public Span span(DaysQuery query) {
        return span(range(query));
    }
}
