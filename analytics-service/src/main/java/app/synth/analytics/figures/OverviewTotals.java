package app.synth.analytics.figures;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Everybody over the days asked for.
 *
 * @param meanDailyActiveUsers distinct users of a day, the mean of the days; as meanDailyActiveVisitors
 * @param newUsers those never seen before, as newVisitors
 * @param sessionsCount sessions, each once in every day that it touches
 * @param avgSessionDurationSeconds seconds of them per session; null without sessions
 * @param ticketClickThroughRate ticket clicks per impression, may exceed 1; null without impressions
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record OverviewTotals(
        BigDecimal meanDailyActiveUsers,
        BigDecimal meanDailyActiveVisitors,
        long newUsers,
        long newVisitors,
        long interactions,
        long sessionsCount,
        @Nullable Long avgSessionDurationSeconds,
        long impressions,
        long ticketClicks,
        @Nullable BigDecimal ticketClickThroughRate)
        implements Counted {

    @Override
    public SequencedMap<String, Long> counted() {
        return new Counts()
                .and("new_users", newUsers)
                .and("new_visitors", newVisitors)
                .and("interactions", interactions)
                .and("sessions_count", sessionsCount)
                .and("impressions", impressions)
                .and("ticket_clicks", ticketClicks)
                .all();
    }
}
