package app.synth.analytics.behaviour;

import java.util.List;

/**
 * Sessions that began in a range.
 *
 * @param seconds from the first interaction to the last; 0 for a single one
 * @param depth interactions of a session
 * @param entries what sessions begin with, the most frequent first
 * @param exits what they end with
 */
record SessionsFigures(
        long sessions, Spread seconds, Spread depth, List<ActionCount> entries, List<ActionCount> exits) {
    SessionsFigures {
        entries = List.copyOf(entries);
        exits = List.copyOf(exits);
    }
}
