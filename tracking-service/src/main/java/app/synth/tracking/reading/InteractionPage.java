package app.synth.tracking.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Interactions, newest first.
 *
 * @param next the cursor of the following page; missing where this is the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InteractionPage(
        List<InteractionView> items, @Nullable String next) {

    static InteractionPage of(List<Found> found, InteractionFilter filter, int limit) {
        return new InteractionPage(
                found.stream().map(Found::interaction).toList(),
                found.size() == limit ? found.getLast().asEnd(filter).cursor().text() : null);
    }
}
