package app.synth.experiments.experiment;

import app.synth.experiments.assignment.ExperimentDesign;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An experiment as people may have it: every field checked, every default filled in. */
record NewExperiment(
        String key,
        String name,
        @Nullable String description,
        @Nullable String hypothesis,
        ExperimentDesign design,
        HashAttribute hashAttribute,
        ExperimentMetrics metrics,
        ExperimentState state,
        @Nullable Instant startDate,
        @Nullable Instant endDate) {}
