package app.synth.experiments.metric;

import app.synth.accounts.client.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes and changes metrics from what was sent. */
@ApplicationScoped
class Metrics {
    private static final int DEFINITION_AT_MOST = 8_192;

    private final PgMetrics metrics;

    Metrics(PgMetrics metrics) {
        this.metrics = metrics;
    }

    Uni<MetricChange> add(@Nullable MetricRequest sent, UUID by) {
        MetricRequest metric = present(sent);
        return metrics.add(
                MetricReader.key(metric.key()),
                MetricReader.name(metric.name()),
                MetricReader.description(metric.description()),
                definition(metric),
                by);
    }

    Uni<MetricChange> change(String key, @Nullable MetricRequest sent) {
        MetricRequest metric = present(sent);
        if (metric.key() != null && !metric.key().equals(key)) {
            throw Problems.badField("key", "A metric keeps its key");
        }
        if (metric.version() == null) {
            throw Problems.badField("version", "It must name the version that is changed");
        }
        return MetricReader.isKey(key)
                ? metrics.change(
                        key,
                        MetricReader.name(metric.name()),
                        MetricReader.description(metric.description()),
                        definition(metric),
                        metric.version())
                : Uni.createFrom().item(new MetricChange.Unknown());
    }

    private MetricDefinition definition(MetricRequest metric) {
        MetricDefinition definition = MetricReader.definition(metric.definition());
        String json = metrics.json(definition);
        if (json.length() > DEFINITION_AT_MOST || !MetricReader.isStorable(json)) {
            throw Problems.badField(
                    "definition",
                    "It has at most %d characters, and none that cannot be stored".formatted(DEFINITION_AT_MOST));
        }
        return definition;
    }

    private static MetricRequest present(@Nullable MetricRequest sent) {
        if (sent == null) {
            throw Problems.badField("body", "The request has no body");
        }
        return sent;
    }
}
