package app.synth.analytics.funnel;

import java.util.List;

/**
 * A funnel as it was counted.
 *
 * @param whole everything together
 * @param parts of the breakdown, those with the most at the first step; none without one
 */
record FunnelCounts(FunnelCount whole, List<FunnelCount> parts) {
    FunnelCounts {
        parts = List.copyOf(parts);
    }
}
