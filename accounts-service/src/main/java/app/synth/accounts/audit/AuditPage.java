package app.synth.accounts.audit;

import app.synth.accounts.http.Cursor;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes, the newest first.
 *
 * @param nextCursor the cursor of the following page; missing where this is the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditPage(
        List<AuditView> items,
        @JsonProperty("next_cursor") @Nullable String nextCursor) {

    /** @param found of at most {@code limit} and one more, which says that there is another page */
    static AuditPage of(List<AuditView> found, int limit) {
        return found.size() <= limit
                ? new AuditPage(found, null)
                : new AuditPage(
                        found.subList(0, limit), end(found.get(limit - 1)).text());
    }

    /** The end of a page that ends with it. */
    static Cursor end(AuditView last) {
        return new Cursor(last.occurredAt(), Long.toString(last.auditId()));
    }
}
