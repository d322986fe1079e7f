package app.synth.analytics.rollup;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an artist or a venue was called in interactions without the catalogue knowing whom that means.
 *
 * @param kind artist or venue
 * @param sent the id or name as sent
 * @param city where the venue is said to be; null where nothing was said
 * @param state likewise
 * @param times profile visits and follows that named it so, as far as they are kept
 * @param lastSeen the last day of them, in the reporting zone
 * @param reason unknown: nobody is called so; ambiguous: several are
 */
@JsonNaming(SnakeCaseStrategy.class)
public record UnresolvedName(
        String kind,
        String sent,
        @Nullable String city,
        @Nullable String state,
        long times,
        LocalDate lastSeen,
        String reason) {}
