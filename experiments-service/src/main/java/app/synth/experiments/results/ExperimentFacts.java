package app.synth.experiments.results;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What results need to know of the experiment.
 *
 * @param phase the latest
 * @param variants their names, the control's first
 * @param weights of the variants, as they are now
 * @param ran until now, pauses not counted
 * @param isOver whether it is completed, or its end date has come
 * @param foldedAt when the folding last moved or found nothing new
 */
record ExperimentFacts(
        UUID id,
        String key,
        String state,
        int phase,
        List<String> variants,
        List<Double> weights,
        double alpha,
        List<String> successMetrics,
        List<String> guardrailMetrics,
        @Nullable Instant startDate,
        Duration ran,
        boolean isOver,
        Instant foldedAt) {}
