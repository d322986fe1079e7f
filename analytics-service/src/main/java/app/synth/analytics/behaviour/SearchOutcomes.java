package app.synth.analytics.behaviour;

import java.util.List;

/**
 * What followed searches within their sessions.
 *
 * @param clicked searches with a click on a result
 * @param refined searches with another one for something else, and no click before it
 */
record SearchOutcomes(long searches, long clicked, long refined, List<PositionCount> positions) {
    SearchOutcomes {
        positions = List.copyOf(positions);
    }
}
