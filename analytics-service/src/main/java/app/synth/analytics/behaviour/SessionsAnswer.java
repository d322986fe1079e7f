package app.synth.analytics.behaviour;

import java.time.LocalDate;
import java.util.List;

/**
 * Sessions that began on the days asked about.
 *
 * @param seconds from the first interaction to the last; 0 for a single one
 * @param depth interactions of a session; of those whose raw interactions are still there
 * @param entries what sessions begin with, the most frequent first
 * @param exits what they end with
 */
public record SessionsAnswer(
        LocalDate from,
        LocalDate to,
        long sessions,
        Spread seconds,
        Spread depth,
        List<ActionCount> entries,
        List<ActionCount> exits) {
    public SessionsAnswer {
        entries = List.copyOf(entries);
        exits = List.copyOf(exits);
    }
}
