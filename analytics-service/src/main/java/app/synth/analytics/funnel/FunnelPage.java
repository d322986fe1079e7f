package app.synth.analytics.funnel;

import app.synth.accounts.client.request.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of one's funnels, the oldest first.
 *
 * @param next the cursor of the next page; null on the last
 */
public record FunnelPage(List<KeptFunnel> items, @Nullable String next) {
    public FunnelPage {
        items = List.copyOf(items);
    }

    /** @param found of at most {@code limit} and one more, which says that there is another page */
    static FunnelPage of(List<KeptFunnel> found, int limit) {
        return new FunnelPage(
                found.stream().limit(limit).toList(),
                Cursor.next(found, limit, last -> Cursor.of(last.createdAt(), last.funnelId())));
    }
}
