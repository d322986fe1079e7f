package app.synth.analytics.funnel;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A funnel, without the range in which it is asked.
 *
 * @param name what it is called; null where it is not kept
 * @param steps 2 to 10, the first required
 * @param window how long after the first step the others are reached, in ISO 8601
 * @param breakdown a key of the metadata of the first step's interaction, or artist or venue of the event; null for none
 * @param eventId the only event asked about; null for all
 */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record Funnel(
        @Nullable String name,
        List<FunnelStep> steps,
        String window,
        @Nullable String breakdown,
        @Nullable String eventId) {

    static final String ARTIST = "artist";
    static final String VENUE = "venue";

    public Funnel {
        steps = List.copyOf(steps);
    }

    Duration lasting() {
        return Duration.parse(window);
    }

    /** Whether it looks into the metadata or the catalogue, which only raw interactions lead to. */
    boolean needsInteractions() {
        return breakdown != null
                || steps.stream()
                        .anyMatch(step ->
                                !step.filters().isEmpty() || !step.canonical().isFact());
    }

    boolean isFiltered() {
        return steps.stream().anyMatch(step -> !step.filters().isEmpty());
    }

    /** Whether nobody counts in two parts: an event has one venue, but may have several artists. */
    boolean isDivided() {
        return !ARTIST.equals(breakdown);
    }

    /** The same for everything together. */
    Funnel whole() {
        return new Funnel(name, steps, window, null, eventId);
    }

    /** The required step that a step is measured from. */
    int before(int step) {
        int earlier = step - 1;
        while (steps.get(earlier).optional()) {
            earlier--;
        }
        return earlier;
    }

    /** The last required step before a step that has the same action; -1 where none has. */
    int repeatedBy(int step) {
        for (int earlier = step - 1; earlier >= 0; earlier--) {
            if (!steps.get(earlier).optional()
                    && steps.get(earlier).action().equals(steps.get(step).action())) {
                return earlier;
            }
        }
        return -1;
    }
}
