package app.synth.experiments.experiment;

import app.synth.experiments.assignment.ExperimentDesign;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An experiment that may be created: every field checked, every default filled in. */
record NewExperiment(
        String key,
        String name,
        @Nullable String description,
        ExperimentDesign design,
        String hashAttribute,
        List<String> successMetrics,
        ExperimentState state,
        @Nullable Instant startDate,
        @Nullable Instant endDate) {}
