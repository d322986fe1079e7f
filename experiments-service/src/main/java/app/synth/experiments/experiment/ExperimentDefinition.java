package app.synth.experiments.experiment;

import app.synth.experiments.assignment.ExperimentDesign;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the rest of the service needs to know of an experiment, detached from the record that people edit.
 *
 * @param phase counts from 1 what moved people: another weight, another condition
 * @param startDate the first moment; null while a draft has none
 * @param endDate the first moment after; null when it runs until it is stopped
 * @param hashAttribute what is assigned a variant
 */
public record ExperimentDefinition(
        UUID id,
        String key,
        ExperimentState state,
        int phase,
        @Nullable Instant startDate,
        @Nullable Instant endDate,
        HashAttribute hashAttribute,
        ExperimentDesign design,
        ExperimentMetrics metrics) {

    /** Whether it takes part in the app at this moment: running, and inside its dates. */
    public boolean activeAt(Instant now) {
        return state == ExperimentState.RUNNING
                && (startDate == null || !now.isBefore(startDate))
                && (endDate == null || now.isBefore(endDate));
    }
}
