package app.synth.analytics.funnel;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A funnel and when it is entered, as it is sent. Only for the documentation: {@link FunnelReader} reads it.
 *
 * @param from the first day; the 29th before the last if absent
 * @param to the last day; today if absent
 */
@JsonNaming(SnakeCaseStrategy.class)
record FunnelQuestion(
        @Nullable String name,
        List<FunnelStep> steps,
        @Nullable String window,
        @Nullable String breakdown,
        @Nullable String eventId,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {}
