package app.synth.accounts.profile;

import app.synth.accounts.http.Cursor;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Profiles, the newest first.
 *
 * @param nextCursor the cursor of the following page; missing where this is the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProfilePage(
        List<ProfileView> items,
        @JsonProperty("next_cursor") @Nullable String nextCursor) {

    /** @param found of at most {@code limit} and one more, which says that there is another page */
    static ProfilePage of(List<ProfileView> found, int limit) {
        if (found.size() <= limit) {
            return new ProfilePage(found, null);
        }
        List<ProfileView> items = found.subList(0, limit);
        ProfileView last = items.getLast();
        return new ProfilePage(items, new Cursor(last.createdAt(), last.userId().toString()).text());
    }
}
