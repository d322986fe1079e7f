package app.synth.analytics.question;

import app.synth.analytics.period.DateRange;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A range of days as the interactions know it.
 *
 * @param range the days, both included
 * @param since the first instant, in UTC
 * @param until the end, not included
 */
public record Span(DateRange range, OffsetDateTime since, OffsetDateTime until) {

    /** @param zone in which days are cut */
    public static Span of(DateRange range, ZoneId zone) {
        return new Span(
                range,
                range.from().atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC),
                range.to().plusDays(1).atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC));
    }
}
