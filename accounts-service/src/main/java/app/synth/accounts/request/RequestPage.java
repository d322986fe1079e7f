package app.synth.accounts.request;

import app.synth.accounts.sent.Cursor;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requests for account types.
 *
 * @param nextCursor of the following page; missing where this is the last
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RequestPage(List<RequestView> items, @Nullable String nextCursor) {

    static RequestPage of(List<AccountTypeRequest> found, int limit) {
        return new RequestPage(
                found.stream().map(RequestView::of).toList(),
                found.size() == limit ? Cursor.of(found.getLast().requestId.toString()) : null);
    }
}
