package app.synth.tracking.quarantine;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Quarantined interactions, oldest first.
 *
 * @param next the cursor of the following page; missing where this is the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuarantinePage(
        List<QuarantinedView> items, @Nullable String next) {

    static QuarantinePage of(List<QuarantinedView> items, int limit) {
        boolean full = items.size() == limit;
        return new QuarantinePage(
                items,
                full ? new PageEnd(items.getLast().receivedAt(), items.getLast().id()).text() : null);
    }
}
