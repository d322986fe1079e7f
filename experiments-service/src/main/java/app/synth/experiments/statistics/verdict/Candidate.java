package app.synth.experiments.statistics.verdict;

import java.util.List;

/**
 * A treatment, compared to the control.
 *
 * @param variant its name
 * @param successMetrics the most important first
 */
public record Candidate(String variant, List<SuccessMetric> successMetrics, List<Guardrail> guardrails) {

    public Candidate {
        successMetrics = List.copyOf(successMetrics);
        guardrails = List.copyOf(guardrails);
    }
}
