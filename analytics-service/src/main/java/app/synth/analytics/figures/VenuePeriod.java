package app.synth.analytics.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A venue over some days.
 *
 * @param start the first day of the day, week or month; absent in totals
 * @param profileViews visits of the profile, once per viewer, session and day
 * @param newFollowers those who began to follow less those who ceased to
 * @param totalFollowers at the end of the last day
 * @param eventsHosted events on these days, in the venue's own zone
 * @param eventImpressions of the venue's events
 * @param eventAttendance distinct users who said that they attend, or reviewed, a day's events; days are added up
 * @param avgVenueRating mean rating of the venue in reviews of its events, 1 to 5; null without one
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record VenuePeriod(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate start,
        long profileViews,
        long newFollowers,
        long totalFollowers,
        long eventsHosted,
        long eventImpressions,
        long eventAttendance,
        long reviewsReceived,
        @Nullable BigDecimal avgVenueRating)
        implements Counted {

    @Override
    public SequencedMap<String, Long> counted() {
        return new Counts()
                .and("profile_views", profileViews)
                .and("new_followers", newFollowers)
                .and("total_followers", totalFollowers)
                .and("events_hosted", eventsHosted)
                .and("event_impressions", eventImpressions)
                .and("event_attendance", eventAttendance)
                .and("reviews_received", reviewsReceived)
                .all();
    }
}
