package app.synth.experiments.experiment;

import java.util.List;

/**
 * What an experiment is judged by.
 *
 * @param success keys of the metrics that are to become better, at least one
 * @param guardrail keys of the metrics that must not become worse
 * @param alpha how often an experiment without any effect may be taken for one with an effect
 */
public record ExperimentMetrics(List<String> success, List<String> guardrail, double alpha) {
    public static final double USUAL_ALPHA = 0.05;

    public ExperimentMetrics {
        success = List.copyOf(success);
        guardrail = List.copyOf(guardrail);
    }
}
