package app.synth.accounts.request;

import app.synth.accounts.client.request.Cursor;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requests for account types.
 *
 * @param next the cursor of the following page; missing where this is the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RequestPage(List<RequestView> items, @Nullable String next) {

    /** @param found of at most {@code limit} and one more, which says that there is another page */
    static RequestPage of(List<AccountTypeRequest> found, int limit) {
        return new RequestPage(
                found.stream().limit(limit).map(RequestView::of).toList(),
                Cursor.next(found, limit, last -> Cursor.of(last.accountTypeRequestId)));
    }
}
