package app.synth.analytics.behaviour;

import java.time.LocalDate;
import java.util.List;

/**
 * The steps around an action, as the edges of a flow.
 *
 * @param direction next or previous
 * @param sessions in how many sessions the action was; its first time in each is taken
 */
public record PathsAnswer(
        LocalDate from, LocalDate to, String action, String direction, long sessions, List<PathEdge> edges) {
    public PathsAnswer {
        edges = List.copyOf(edges);
    }
}
