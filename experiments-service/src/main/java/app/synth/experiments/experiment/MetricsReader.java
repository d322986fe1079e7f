package app.synth.experiments.experiment;

import app.synth.accounts.client.request.SentObject;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Reads what an experiment is judged by. Whether the metrics exist is asked where they are stored. */
final class MetricsReader {
    static final String SUCCESS = "success_metrics";
    static final String GUARDRAIL = "guardrail_metrics";
    static final String ALPHA = "alpha";

    private static final int METRICS_AT_MOST = 20;
    private static final int KEY_AT_MOST = 64;
    private static final double ALPHA_AT_LEAST = 0.0001;
    private static final double ALPHA_BELOW = 0.5;

    private MetricsReader() {}

    static ExperimentMetrics read(SentObject experiment) {
        List<String> success = experiment.texts(SUCCESS, METRICS_AT_MOST, KEY_AT_MOST);
        List<String> guardrail = experiment.textsIfAny(GUARDRAIL, METRICS_AT_MOST, KEY_AT_MOST);
        if (guardrail.stream().anyMatch(success::contains)) {
            throw experiment.wrong(GUARDRAIL, "A metric is either to become better or not to become worse");
        }
        return new ExperimentMetrics(success, guardrail, alpha(experiment));
    }

    private static double alpha(SentObject experiment) {
        if (!experiment.has(ALPHA)) {
            return ExperimentMetrics.USUAL_ALPHA;
        }
        JsonNode sent = experiment.node(ALPHA);
        if (sent == null
                || !sent.isNumber()
                || sent.doubleValue() < ALPHA_AT_LEAST
                || sent.doubleValue() >= ALPHA_BELOW) {
            throw experiment.wrong(ALPHA, "It must be a number from 0.0001 to below 0.5");
        }
        return sent.doubleValue();
    }
}
