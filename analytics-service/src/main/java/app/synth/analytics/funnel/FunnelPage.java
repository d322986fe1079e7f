package app.synth.analytics.funnel;

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
}
