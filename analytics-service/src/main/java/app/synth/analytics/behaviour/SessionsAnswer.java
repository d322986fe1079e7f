package app.synth.analytics.behaviour;

import app.synth.analytics.lines.Table;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sessions that began on the days asked about.
 *
 * @param seconds from the first interaction to the last; 0 for a single one
 * @param depth interactions of a session; of those that are known: days from before depth was kept are to be rebuilt once
 * @param entries what sessions begin with, the most frequent first
 * @param exits what they end with
 */
@RegisterForReflection
public record SessionsAnswer(
        LocalDate from,
        LocalDate to,
        long sessions,
        Spread seconds,
        Spread depth,
        List<ActionCount> entries,
        List<ActionCount> exits)
        implements Table {
    public SessionsAnswer {
        entries = List.copyOf(entries);
        exits = List.copyOf(exits);
    }

    @Override
    public Class<SessionsLine> kind() {
        return SessionsLine.class;
    }

    /** What sessions begin and end with; how long they are is in no line. */
    @Override
    public List<SessionsLine> lines() {
        return Stream.concat(
                        entries.stream().map(count -> SessionsLine.of("entry", count, sessions)),
                        exits.stream().map(count -> SessionsLine.of("exit", count, sessions)))
                .toList();
    }
}
