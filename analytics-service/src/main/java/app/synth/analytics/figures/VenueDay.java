package app.synth.analytics.figures;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One day of a venue; the columns of {@code analytics_venue_daily}.
 *
 * @param profileViews visits of the profile, once per viewer and session
 * @param newFollowers those who began to follow less those who ceased to
 * @param totalFollowers at the end of the day
 * @param eventsHosted events on that day, in the venue's own zone
 * @param eventImpressions of the venue's events
 * @param eventAttendance distinct users who said that they attend, or reviewed, one of the day's events
 * @param avgVenueRating mean rating of the venue in reviews of its events, 1 to 5; null without one
 */
@JsonNaming(SnakeCaseStrategy.class)
public record VenueDay(
        LocalDate date,
        int profileViews,
        int newFollowers,
        int totalFollowers,
        int eventsHosted,
        int eventImpressions,
        int eventAttendance,
        int reviewsReceived,
        @Nullable BigDecimal avgVenueRating) {}
