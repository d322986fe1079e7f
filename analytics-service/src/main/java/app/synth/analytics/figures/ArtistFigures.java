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
 * An artist over the days shown, and in each day, week or month that they touch.
 *
 * @param name from the catalogue; null where that does not know the artist
 * @param clamped what the caller's tier left of the days asked for; null where it is all of them
 * @param previous as many days before; null where the tier does not show them all
 * @param change of each count from then to now, relative; null where it was nothing then
 * @param series in order, without gaps; of the first and the last week or month only the days from..to
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record ArtistFigures(
        String artistId,
        @Nullable String name,
        LocalDate from,
        LocalDate to,
        Granularity granularity,
        @Nullable Clamp clamped,
        ArtistPeriod totals,
        @Nullable Previous<ArtistPeriod> previous,
        @Nullable Map<String, @Nullable BigDecimal> change,
        List<ArtistPeriod> series)
        implements Table {

    static ArtistFigures of(String id, Terms terms, Told<ArtistPeriod> told) {
        return new ArtistFigures(
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
    public Class<ArtistPeriod> kind() {
        return ArtistPeriod.class;
    }

    @Override
    public List<ArtistPeriod> lines() {
        return series;
    }
}
