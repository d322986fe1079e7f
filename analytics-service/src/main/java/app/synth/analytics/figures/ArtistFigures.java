package app.synth.analytics.figures;

import app.synth.analytics.period.Clamp;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days of an artist: one for every day shown, in order.
 *
 * @param clamped what the caller's tier left of the days asked for; null where it is all of them
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ArtistFigures(
        String artistId,
        LocalDate from,
        LocalDate to,
        @Nullable Clamp clamped,
        List<ArtistDay> days) {}
