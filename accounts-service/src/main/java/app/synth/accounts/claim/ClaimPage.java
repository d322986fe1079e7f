package app.synth.accounts.claim;

import app.synth.accounts.http.Cursor;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Claims, the newest first.
 *
 * @param nextCursor the cursor of the following page; missing where this is the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClaimPage(
        List<ClaimView> items,
        @JsonProperty("next_cursor") @Nullable String nextCursor) {

    /** @param found of at most {@code limit} and one more, which says that there is another page */
    static ClaimPage of(List<OwnershipClaim> found, int limit, Function<OwnershipClaim, ClaimView> view) {
        List<ClaimView> items = found.stream().limit(limit).map(view).toList();
        ClaimView last = found.size() > limit ? items.getLast() : null;
        return new ClaimPage(
                items,
                last == null
                        ? null
                        : new Cursor(last.createdAt(), last.claimId().toString()).text());
    }
}
