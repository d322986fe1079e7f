package app.synth.analytics.figures;

import app.synth.analytics.lines.Table;
import app.synth.analytics.period.Clamp;
import app.synth.analytics.period.Granularity;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A venue over the days shown, and in each day, week or month that they touch.
 *
 * @param name from the catalogue; null where that does not know the venue
 * @param clamped what the caller's tier left of the days asked for; null where it is all of them
 * @param previous as many days before; null where the tier does not show them all
 * @param change of each count from then to now, relative; null where it was nothing then
 * @param series in order, without gaps; of the first and the last week or month only the days from..to
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record VenueFigures(
        String venueId,
        @Nullable String name,
        LocalDate from,
        LocalDate to,
        Granularity granularity,
        @Nullable Clamp clamped,
        VenuePeriod totals,
        @Nullable Previous<VenuePeriod> previous,
        @Nullable Map<String, @Nullable BigDecimal> change,
        List<VenuePeriod> series)
        implements Table {

    static VenueFigures of(String id, Terms terms, Told<VenuePeriod> told) {
        return new VenueFigures(
                id,
                told.name(),
                terms.range().from(),
                terms.range().to(),
                terms.granularity(),
                terms.allowed().clamped(),
                told.totals(),
                told.previous(),
                told.change(),
                told.series());
    }

    @Override
    public Class<VenuePeriod> kind() {
        return VenuePeriod.class;
    }

    @Override
    public List<VenuePeriod> lines() {
        return series;
    }
}
