package app.synth.analytics.audience;

import app.synth.analytics.lines.Table;
import app.synth.analytics.period.Clamp;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who saw an event, or the events of an artist or a venue.
 *
 * @param entityType event, artist or venue
 * @param exact whether it is live and exact, for those who may see everything; else it is a sum of releases
 * @param unit what is counted: distinct viewers of the range, or distinct viewers of each release, added up
 * @param k the least number of people in anything shown; null where everything is
 * @param viewers all of them
 * @param releases of what it is a sum; null where it is exact
 * @param clamped what the caller's tier cut off; null where nothing
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record AudienceAnswer(
        String entityType,
        String entityId,
        LocalDate from,
        LocalDate to,
        boolean exact,
        String unit,
        @Nullable Integer k,
        long viewers,
        Demographics demographics,
        Locations locations,
        @Nullable ReleaseList releases,
        @Nullable Clamp clamped)
        implements Table {

    @Override
    public Class<AudienceLine> kind() {
        return AudienceLine.class;
    }

    /** What is shown of both divisions; what is hidden, or beyond the limit, is in no line. */
    @Override
    public List<AudienceLine> lines() {
        return Stream.concat(
                        demographics.items().stream().map(AudienceLine::of),
                        locations.items().stream().map(AudienceLine::of))
                .toList();
    }

    /**
     * Viewers by age band and gender.
     *
     * @param items the largest first
     * @param hidden viewers in cells that are not shown because too few people are in them, or would be by subtraction
     * @param others viewers in cells beyond the limit
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @RegisterForReflection
    public record Demographics(List<Demographic> items, long hidden, long others) {}

    /** @param ageBand under_18, 18_24, 25_34, 35_44, 45_54, 55_64, 65_plus or unknown */
    @JsonNaming(SnakeCaseStrategy.class)
    @RegisterForReflection
    public record Demographic(String ageBand, String gender, long viewers) {}

    /**
     * Viewers by city and state; as {@link Demographics}.
     *
     * @param items the largest first
     * @param hidden viewers in cells that are not shown because too few people are in them, or would be by subtraction
     * @param others viewers in cells beyond the limit
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @RegisterForReflection
    public record Locations(List<Location> items, long hidden, long others) {}

    /** @param city as in the profile; unknown without one */
    @JsonNaming(SnakeCaseStrategy.class)
    @RegisterForReflection
    public record Location(String city, String state, long viewers) {}
}
