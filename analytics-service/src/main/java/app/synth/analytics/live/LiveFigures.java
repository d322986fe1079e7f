package app.synth.analytics.live;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last minute, as a watcher gets it.
 *
 * @param at when it was looked, by the database's clock
 * @param since from when on everything is counted; later than a minute before only where more came than can be read at once
 * @param behindSeconds how long the oldest interaction that is not counted yet has been stored; 0 where there is none
 * @param perSecond interactions per second, over the last 10 whole seconds
 * @param lastMinute interactions
 * @param actions those there were, the most frequent first
 * @param events those with the most interactions, the most first
 */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
record LiveFigures(
        Instant at,
        Instant since,
        double behindSeconds,
        double perSecond,
        long lastMinute,
        List<LiveAction> actions,
        List<LiveTopEvent> events) {
    LiveFigures {
        actions = List.copyOf(actions);
        events = List.copyOf(events);
    }

    /** @param action a canonical action */
    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record LiveAction(String action, double perSecond, long lastMinute) {}

    /** @param title null where the catalogue does not know the event */
    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record LiveTopEvent(String eventId, @Nullable String title, long lastMinute) {}
}
