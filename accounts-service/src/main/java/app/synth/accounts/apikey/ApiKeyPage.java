package app.synth.accounts.apikey;

import app.synth.accounts.client.request.Cursor;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The caller's keys, the newest first.
 *
 * @param next the cursor of the following page; missing where this is the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiKeyPage(List<ApiKeyView> items, @Nullable String next) {

    /** @param found of at most {@code limit} and one more, which says that there is another page */
    static ApiKeyPage of(List<ApiKeyView> found, int limit) {
        return new ApiKeyPage(
                found.stream().limit(limit).toList(), Cursor.next(found, limit, last -> Cursor.of(last.keyId())));
    }
}
