package app.synth.analytics.figures;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A whole day, week or month of everybody; of the one that is not over, what there is of it.
 *
 * @param activeUsers distinct users with any interaction
 * @param activeVisitors distinct visitors who are not known as users
 * @param newUsers of them, those never seen before, as newVisitors
 * @param sessionsCount sessions, each once in every day that it touches
 * @param avgSessionDurationSeconds seconds of them per session; null without sessions
 * @param ticketClickThroughRate ticket clicks per impression, may exceed 1; null without impressions
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record OverviewPeriod(
        LocalDate start,
        long activeUsers,
        long activeVisitors,
        long newUsers,
        long newVisitors,
        long interactions,
        long sessionsCount,
        @Nullable Long avgSessionDurationSeconds,
        long impressions,
        long ticketClicks,
        @Nullable BigDecimal ticketClickThroughRate) {}
