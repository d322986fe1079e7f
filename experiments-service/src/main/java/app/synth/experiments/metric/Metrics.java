package app.synth.experiments.metric;

import app.synth.accounts.client.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes, changes and removes metrics, as it was sent. */
@ApplicationScoped
class Metrics {
    private static final int DEFINITION_AT_MOST = 8_192;

    private final PgMetrics metrics;

    Metrics(PgMetrics metrics) {
        this.metrics = metrics;
    }

    Uni<MetricChange> add(MetricRequest metric, UUID by) {
        return metrics.add(
                MetricReader.key(metric.key()),
                MetricReader.name(metric.name()),
                MetricReader.description(metric.description()),
                definition(metric),
                by);
    }

    /** @param versions that may be changed; null: any */
    Uni<MetricChange> change(String key, MetricRequest metric, Long @Nullable [] versions) {
        if (metric.key() != null && !metric.key().equals(key)) {
            throw Problems.badField("key", "A metric keeps its key");
        }
        String name = MetricReader.name(metric.name());
        String description = MetricReader.description(metric.description());
        MetricDefinition definition = definition(metric);
        return MetricReader.isKey(key)
                ? metrics.change(key, name, description, definition, versions)
                : Uni.createFrom().item(new MetricChange.Unknown());
    }

    /** @param versions that may be removed; null: any */
    Uni<MetricChange> remove(String key, Long @Nullable [] versions) {
        return MetricReader.isKey(key)
                ? metrics.remove(key, versions)
                : Uni.createFrom().item(new MetricChange.Unknown());
    }

    private MetricDefinition definition(MetricRequest metric) {
        MetricDefinition definition = MetricReader.definition(metric.definition());
        if (metrics.json(definition).length() > DEFINITION_AT_MOST) {
            throw Problems.badField("definition", "It has at most %d characters".formatted(DEFINITION_AT_MOST));
        }
        return definition;
    }
}
