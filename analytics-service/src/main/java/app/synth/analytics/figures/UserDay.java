package app.synth.analytics.figures;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One day of a user; the columns of {@code analytics_user_daily}.
 *
 * @param eventsInterested events newly marked as interesting
 * @param reviewsWritten reviews of events not reviewed before
 * @param sessionsCount sessions that touch the day
 * @param totalTimeSeconds seconds of those sessions that lie in the day
 * @param avgSessionDurationSeconds total time per session; null without sessions
 */
@JsonNaming(SnakeCaseStrategy.class)
public record UserDay(
        LocalDate date,
        int eventsViewed,
        int eventsClicked,
        int eventsInterested,
        int ticketLinksClicked,
        int reviewsWritten,
        int reviewsLiked,
        int reviewsCommented,
        int friendsAdded,
        int messagesSent,
        int sharesSent,
        int sessionsCount,
        int totalTimeSeconds,
        @Nullable Integer avgSessionDurationSeconds,
        int searchesPerformed) {}
