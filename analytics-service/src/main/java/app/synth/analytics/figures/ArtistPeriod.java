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
 * An artist over some days.
 *
 * @param start the first day of the day, week or month; absent in totals
 * @param profileViews visits of the profile, once per viewer, session and day
 * @param newFollowers those who began to follow less those who ceased to
 * @param totalFollowers at the end of the last day
 * @param activeEvents events of the artist on the last day or later
 * @param eventImpressions of the artist's events, as eventClicks
 * @param avgRating mean rating of the artist's events, 1 to 5; null without one
 * @param totalEngagement likes, comments and shares of the artist's events
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record ArtistPeriod(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate start,
        long profileViews,
        long newFollowers,
        long totalFollowers,
        long activeEvents,
        long eventImpressions,
        long eventClicks,
        long reviewsReceived,
        @Nullable BigDecimal avgRating,
        long totalEngagement)
        implements Counted {

    @Override
    public SequencedMap<String, Long> counted() {
        return new Counts()
                .and("profile_views", profileViews)
                .and("new_followers", newFollowers)
                .and("total_followers", totalFollowers)
                .and("active_events", activeEvents)
                .and("event_impressions", eventImpressions)
                .and("event_clicks", eventClicks)
                .and("reviews_received", reviewsReceived)
                .and("total_engagement", totalEngagement)
                .all();
    }
}
