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
 * An event over some days.
 *
 * @param start the first day of the day, week or month; absent in totals
 * @param uniqueViewers distinct viewers who opened or clicked the event on any of the days
 * @param clickThroughRate clicks per impression, may exceed 1; null without impressions
 * @param interestedCount viewers newly interested less those no longer
 * @param reviewCount reviews; those of a day are the last of each viewer, and days are added up
 * @param avgRating mean of their ratings, 1 to 5; null without one
 * @param likesCount likes less those taken back
 * @param ticketConversionRate of the unique viewers, the share that clicked a ticket link on a day on which they viewed; null
 *     without viewers
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record EventPeriod(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate start,
        long impressions,
        long uniqueViewers,
        long clicks,
        @Nullable BigDecimal clickThroughRate,
        long detailViews,
        long interestedCount,
        long reviewCount,
        @Nullable BigDecimal avgRating,
        long likesCount,
        long commentsCount,
        long sharesCount,
        long ticketLinkClicks,
        @Nullable BigDecimal ticketConversionRate)
        implements Counted {

    /** A day, week or month in which nothing happened. */
    static EventPeriod nothing(LocalDate start) {
        return new EventPeriod(start, 0, 0, 0, null, 0, 0, 0, null, 0, 0, 0, 0, null);
    }

    @Override
    public SequencedMap<String, Long> counted() {
        return new Counts()
                .and("impressions", impressions)
                .and("unique_viewers", uniqueViewers)
                .and("clicks", clicks)
                .and("detail_views", detailViews)
                .and("interested_count", interestedCount)
                .and("review_count", reviewCount)
                .and("likes_count", likesCount)
                .and("comments_count", commentsCount)
                .and("shares_count", sharesCount)
                .and("ticket_link_clicks", ticketLinkClicks)
                .all();
    }
}
