package app.synth.analytics.behaviour;

import app.synth.accounts.client.problem.Problems;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a distribution is divided by. */
enum Grouping {
    /** What was looked at: the entity of the interaction. */
    PAGE("entity_id"),
    TAB("metadata ->> 'active_tab'"),
    SOURCE("metadata ->> 'source'");

    private final String expression;

    Grouping(String expression) {
        this.expression = expression;
    }

    /** Over the columns of an interaction. */
    String expression() {
        return expression;
    }

    /** Empty where none is asked for. */
    static Optional<Grouping> parse(@Nullable String by) {
        if (by == null) {
            return Optional.empty();
        }
        return Optional.of(Stream.of(values())
                .filter(grouping -> grouping.name().toLowerCase(Locale.ROOT).equals(by))
                .findAny()
                .orElseThrow(() -> Problems.badField("by", "by is page, tab or source")));
    }
}
