package app.synth.analytics.behaviour;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measure over the days asked about.
 *
 * @param unit percent or seconds
 * @param all everything together
 * @param by page, tab or source; null where it is not divided
 * @param groups the largest parts
 */
public record DistributionAnswer(
        LocalDate from,
        LocalDate to,
        String unit,
        Distribution all,
        @Nullable String by,
        List<Distribution> groups) {
    public DistributionAnswer {
        groups = List.copyOf(groups);
    }
}
