package app.synth.experiments.experiment;

import app.synth.experiments.assignment.ExperimentDesign;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the rest of the service needs to know of an experiment, detached from the record that people edit.
 *
 * @param startDate the first moment; null while a draft has none
 * @param endDate the first moment after; null when it runs until it is stopped
 */
public record ExperimentDefinition(
        UUID id,
        String key,
        ExperimentState state,
        @Nullable Instant startDate,
        @Nullable Instant endDate,
        ExperimentDesign design) {

    /** Whether it takes part in the app at this moment: running, and inside its dates. */
    public boolean activeAt(Instant now) {
        return state == ExperimentState.RUNNING
                && (startDate == null || !now.isBefore(startDate))
                && (endDate == null || now.isBefore(endDate));
    }
}
