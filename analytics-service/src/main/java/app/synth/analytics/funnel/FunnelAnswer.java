package app.synth.analytics.funnel;

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
 * What a funnel has shown.
 *
 * @param from the first day on which it is entered
 * @param to the last day on which it is entered; the later steps may be after it, within the window
 * @param window in ISO 8601
 * @param steps everything together
 * @param breakdown what it is broken down by; null where it is not
 * @param values the parts, those with the most at the first step
 * @param clamped null where the caller's tier shows all that was asked for
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record FunnelAnswer(
        LocalDate from,
        LocalDate to,
        String window,
        @Nullable String eventId,
        List<ShownStep> steps,
        @Nullable String breakdown,
        List<ShownValue> values,
        @Nullable Clamp clamped)
        implements Table {
    public FunnelAnswer {
        steps = List.copyOf(steps);
        values = List.copyOf(values);
    }

    @Override
    public Class<FunnelLine> kind() {
        return FunnelLine.class;
    }

    /** Everything together, then part after part. */
    @Override
    public List<FunnelLine> lines() {
        return Stream.concat(
                        FunnelLine.of(null, null, steps).stream(),
                        values.stream().flatMap(part -> FunnelLine.of(breakdown, part.value(), part.steps()).stream()))
                .toList();
    }
}
