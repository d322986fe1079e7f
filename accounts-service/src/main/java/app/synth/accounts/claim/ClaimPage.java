package app.synth.accounts.claim;

import app.synth.accounts.client.request.Cursor;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Claims, the newest first.
 *
 * @param next the cursor of the following page; missing where this is the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClaimPage(List<ClaimView> items, @Nullable String next) {

    /** @param found of at most {@code limit} and one more, which says that there is another page */
    static ClaimPage of(List<OwnershipClaim> found, int limit, Function<OwnershipClaim, ClaimView> view) {
        return new ClaimPage(
                found.stream().limit(limit).map(view).toList(),
                Cursor.next(found, limit, last -> Cursor.of(last.createdAt, last.claimId)));
    }
}
