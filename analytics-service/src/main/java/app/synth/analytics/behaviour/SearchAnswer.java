package app.synth.analytics.behaviour;

import app.synth.analytics.lines.Table;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How good searching is.
 *
 * @param answers searches that were answered with a number of results
 * @param shareWithoutResults of the answers; null without any
 * @param meanResults results of an answer
 * @param clickThroughRate share of searches that were followed by a click on a result
 * @param refinementRate share of searches that were followed by one for something else, without a click before
 * @param positions clicks by the place of the result
 * @param queries what was searched most
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record SearchAnswer(
        LocalDate from,
        LocalDate to,
        long searches,
        long answers,
        long withoutResults,
        @Nullable Double shareWithoutResults,
        @Nullable Double meanResults,
        @Nullable Double clickThroughRate,
        @Nullable Double refinementRate,
        List<PositionCount> positions,
        List<QueryCount> queries)
        implements Table {
    public SearchAnswer {
        positions = List.copyOf(positions);
        queries = List.copyOf(queries);
    }

    static SearchAnswer of(LocalDate from, LocalDate to, QueryCounts counts, SearchOutcomes outcomes) {
        return new SearchAnswer(
                from,
                to,
                counts.searches(),
                counts.answers(),
                counts.withoutResults(),
                Shares.of(counts.withoutResults(), counts.answers()),
                Shares.of(counts.results(), counts.answers()),
                Shares.of(outcomes.clicked(), outcomes.searches()),
                Shares.of(outcomes.refined(), outcomes.searches()),
                outcomes.positions(),
                counts.queries());
    }

    @Override
    public Class<SearchLine> kind() {
        return SearchLine.class;
    }

    @Override
    public List<SearchLine> lines() {
        return Stream.concat(
                        queries.stream().map(SearchLine::of), positions.stream().map(SearchLine::of))
                .toList();
    }
}
