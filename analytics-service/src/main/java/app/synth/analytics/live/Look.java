package app.synth.analytics.live;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one look at the database found new.
 *
 * @param until the transaction before which everything has been read, as text
 * @param at when it was, by the database's clock
 * @param reach the time of the oldest interaction read, where there were too many to read them all; else null
 * @param behindSeconds how long the oldest interaction that cannot be read yet has been stored; 0 where there is none
 * @param actions interactions by second and action
 * @param events interactions by second and event
 */
record Look(
        String until,
        Instant at,
        @Nullable Instant reach,
        double behindSeconds,
        List<Counted> actions,
        List<Counted> events) {
    Look {
        actions = List.copyOf(actions);
        events = List.copyOf(events);
    }

    /**
     * @param second since 1970, when they arrived
     * @param key the action, or the event's id
     * @param title of an event that the catalogue knows
     */
    record Counted(long second, String key, @Nullable String title, int interactions) {}
}
