package app.synth.analytics.audience;

import app.synth.analytics.audience.AudienceAnswer.Demographic;
import app.synth.analytics.audience.AudienceAnswer.Location;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A cell of an audience. Everybody is in both tables, so viewers are only added up within one.
 *
 * @param table demographics or locations
 * @param ageBand null in locations, as gender
 * @param city null in demographics, as state
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record AudienceLine(
        String table,
        @Nullable String ageBand,
        @Nullable String gender,
        @Nullable String city,
        @Nullable String state,
        long viewers) {

    static AudienceLine of(Demographic cell) {
        return new AudienceLine("demographics", cell.ageBand(), cell.gender(), null, null, cell.viewers());
    }

    static AudienceLine of(Location cell) {
        return new AudienceLine("locations", null, null, cell.city(), cell.state(), cell.viewers());
    }
}
