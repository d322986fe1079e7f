package app.synth.analytics.behaviour;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cohort in a period.
 *
 * @param start the cohort's day, or its week's Monday
 * @param size how many they are
 * @param period as the others of {@link Cohort.Cell}
 */
@RegisterForReflection
public record CohortLine(
        LocalDate start,
        long size,
        int period,
        long returned,
        @Nullable Double share,
        boolean complete) {

    static List<CohortLine> of(Cohort cohort) {
        return cohort.cells().stream()
                .map(cell -> new CohortLine(
                        cohort.start(), cohort.size(), cell.period(), cell.returned(), cell.share(), cell.complete()))
                .toList();
    }
}
