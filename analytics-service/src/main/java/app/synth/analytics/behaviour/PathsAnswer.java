package app.synth.analytics.behaviour;

import app.synth.analytics.lines.Table;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;

/**
 * The steps around an action, as the edges of a flow.
 *
 * @param direction next or previous
 * @param sessions in how many sessions the action was; its first time in each is taken
 * @param items the edges
 */
@RegisterForReflection
public record PathsAnswer(
        LocalDate from, LocalDate to, String action, String direction, long sessions, List<PathEdge> items)
        implements Table {
    public PathsAnswer {
        items = List.copyOf(items);
    }

    @Override
    public Class<PathEdge> kind() {
        return PathEdge.class;
    }

    @Override
    public List<PathEdge> lines() {
        return items;
    }
}
