package app.synth.analytics.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A user over some days.
 *
 * @param start the first day of the day, week or month; absent in totals
 * @param eventsInterested events newly marked as interesting
 * @param reviewsWritten reviews of events not reviewed before
 * @param sessionsCount distinct sessions that touch the days: one over midnight is in both days, and once in their week
 * @param totalTimeSeconds seconds of those sessions that lie in the days
 * @param avgSessionDurationSeconds total time per session; null without sessions
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record UserPeriod(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate start,
        long eventsViewed,
        long eventsClicked,
        long eventsInterested,
        long ticketLinksClicked,
        long reviewsWritten,
        long reviewsLiked,
        long reviewsCommented,
        long friendsAdded,
        long messagesSent,
        long sharesSent,
        long sessionsCount,
        long totalTimeSeconds,
        @Nullable Long avgSessionDurationSeconds,
        long searchesPerformed)
        implements Counted {

    /** A day, week or month in which they did nothing. */
    static UserPeriod nothing(LocalDate start) {
        return new UserPeriod(start, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, 0);
    }

    @Override
    public SequencedMap<String, Long> counted() {
        return new Counts()
                .and("events_viewed", eventsViewed)
                .and("events_clicked", eventsClicked)
                .and("events_interested", eventsInterested)
                .and("ticket_links_clicked", ticketLinksClicked)
                .and("reviews_written", reviewsWritten)
                .and("reviews_liked", reviewsLiked)
                .and("reviews_commented", reviewsCommented)
                .and("friends_added", friendsAdded)
                .and("messages_sent", messagesSent)
                .and("shares_sent", sharesSent)
                .and("sessions_count", sessionsCount)
                .and("total_time_seconds", totalTimeSeconds)
                .and("searches_performed", searchesPerformed)
                .all();
    }
}
