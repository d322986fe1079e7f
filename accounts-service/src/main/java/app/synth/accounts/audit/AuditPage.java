package app.synth.accounts.audit;

import app.synth.accounts.client.request.Cursor;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes, the newest first.
 *
 * @param next the cursor of the following page; missing where this is the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditPage(List<AuditView> items, @Nullable String next) {

    /** @param found of at most {@code limit} and one more, which says that there is another page */
    static AuditPage of(List<AuditView> found, int limit) {
        return new AuditPage(found.stream().limit(limit).toList(), Cursor.next(found, limit, AuditPage::end));
    }

    /** The end of a page that ends with it. */
    static Cursor end(AuditView last) {
        return Cursor.of(last.occurredAt(), last.auditId());
    }
}
