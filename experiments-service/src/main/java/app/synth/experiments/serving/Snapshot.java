package app.synth.experiments.serving;

import app.synth.experiments.assignment.Holdout;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Everything that was committed at one moment.
 *
 * @param version counts changes
 * @param changedAt when a person last changed an experiment
 * @param experiments by key, those that are not archived
 * @param clientKeys those that open something
 */
public record Snapshot(
        long version,
        Instant changedAt,
        Map<String, ServedExperiment> experiments,
        Holdout holdout,
        Set<String> clientKeys) {

    public Snapshot {
        experiments = Map.copyOf(experiments);
        clientKeys = Set.copyOf(clientKeys);
    }
}
