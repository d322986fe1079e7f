package app.synth.analytics.figures;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One day of an event; the columns of {@code analytics_event_daily}.
 *
 * @param uniqueViewers distinct viewers who opened or clicked the event
 * @param clickThroughRate clicks per impression, may exceed 1; null without impressions
 * @param interestedCount viewers newly interested less those no longer
 * @param reviewCount reviews of that day, the last of each viewer
 * @param avgRating mean of their ratings, 1 to 5; null without one
 * @param likesCount likes less those taken back
 * @param ticketConversionRate share of the unique viewers who clicked a ticket link; null without viewers
 */
@JsonNaming(SnakeCaseStrategy.class)
public record EventDay(
        LocalDate date,
        int impressions,
        int uniqueViewers,
        int clicks,
        @Nullable BigDecimal clickThroughRate,
        int interestedCount,
        int reviewCount,
        @Nullable BigDecimal avgRating,
        int likesCount,
        int commentsCount,
        int sharesCount,
        int ticketLinkClicks,
        @Nullable BigDecimal ticketConversionRate) {}
