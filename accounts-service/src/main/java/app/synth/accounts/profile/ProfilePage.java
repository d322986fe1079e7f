package app.synth.accounts.profile;

import app.synth.accounts.client.request.Cursor;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Profiles, the newest first.
 *
 * @param next the cursor of the following page; missing where this is the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProfilePage(List<ProfileView> items, @Nullable String next) {

    /** @param found of at most {@code limit} and one more, which says that there is another page */
    static ProfilePage of(List<ProfileView> found, int limit) {
        return new ProfilePage(
                found.stream().limit(limit).toList(),
                Cursor.next(found, limit, last -> Cursor.of(last.createdAt(), last.userId())));
    }
}
