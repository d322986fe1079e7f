package app.synth.analytics.figures;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One day of an artist; the columns of {@code analytics_artist_daily}.
 *
 * @param profileViews visits of the profile, once per viewer and session
 * @param newFollowers those who began to follow less those who ceased to
 * @param totalFollowers at the end of the day
 * @param activeEvents events of the artist on that day or later
 * @param eventImpressions of the artist's events, as eventClicks
 * @param avgRating mean rating of the artist's events, 1 to 5; null without one
 * @param totalEngagement likes, comments and shares of the artist's events
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ArtistDay(
        LocalDate date,
        int profileViews,
        int newFollowers,
        int totalFollowers,
        int activeEvents,
        int eventImpressions,
        int eventClicks,
        int reviewsReceived,
        @Nullable BigDecimal avgRating,
        int totalEngagement) {}
