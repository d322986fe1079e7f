package app.synth.analytics.behaviour;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What was searched, or where it was clicked. A search is counted in both tables, so searches are only added up within one.
 *
 * @param table queries or positions
 * @param query null in positions, as answers, withoutResults, shareWithoutResults and meanResults
 * @param position null in queries, as clicks and clickThroughRate
 * @param searches for the query; or those after which somebody clicked at the position
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record SearchLine(
        String table,
        @Nullable String query,
        @Nullable Integer position,
        long searches,
        @Nullable Long answers,
        @Nullable Long withoutResults,
        @Nullable Double shareWithoutResults,
        @Nullable Double meanResults,
        @Nullable Long clicks,
        @Nullable Double clickThroughRate) {

    static SearchLine of(QueryCount count) {
        return new SearchLine(
                "queries",
                count.query(),
                null,
                count.searches(),
                count.answers(),
                count.withoutResults(),
                count.shareWithoutResults(),
                count.meanResults(),
                null,
                null);
    }

    static SearchLine of(PositionCount count) {
        return new SearchLine(
                "positions",
                null,
                count.position(),
                count.searches(),
                null,
                null,
                null,
                null,
                count.clicks(),
                count.clickThroughRate());
    }
}
