package app.synth.tracking.quarantine;

import app.synth.accounts.client.request.Cursor;
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
        QuarantinedView last = items.size() == limit ? items.getLast() : null;
        return new QuarantinePage(
                items,
                last == null ? null : Cursor.of(last.receivedAt(), last.id()).text());
    }
}
