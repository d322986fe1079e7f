package app.synth.tracking.ingest;

import app.synth.tracking.action.Action;
import app.synth.tracking.report.MinuteFigures;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts what became of interactions, of which quality they are, and how long clients waited to know. */
@ApplicationScoped
class IngestMetrics {
    private final MeterRegistry registry;
    private final MinuteFigures figures;
    private final Timer acknowledgement;
    private final Map<Action, Counter> actions;
    private final Map<FateOfSource, Counter> fates = new ConcurrentHashMap<>();
    private final Map<String, Counter> withoutMetadata = new ConcurrentHashMap<>();
    private final Map<String, Counter> unresolvable = new ConcurrentHashMap<>();

    private record FateOfSource(String source, String fate, String reason) {}

    IngestMetrics(MeterRegistry registry, MinuteFigures figures) {
        this.registry = registry;
        this.figures = figures;
        this.acknowledgement = Timer.builder("tracking.acknowledgement")
                .description("From the request's body being there to its rows being committed")
                .serviceLevelObjectives(
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1))
                .register(registry);
        this.actions = Arrays.stream(Action.values())
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(),
                        action -> Counter.builder("tracking.actions")
                                .description("Stored interactions by canonical action")
                                .tag("action", action.text())
                                .register(registry)));
    }

    /** One request of a source, from now on. */
    Request request(String source) {
        return new Request(source, Timer.start(registry));
    }

    /** A request that is not answered yet. */
    final class Request {
        private final String source;
        private final Timer.Sample started;
        private int stored;
        private int withoutMetadata;
        private int unresolvable;

        private Request(String source, Timer.Sample started) {
            this.source = source;
            this.started = started;
        }

        void acknowledged(List<Fate> fates, List<Outcome> outcomes) {
            figures.acknowledged(started.stop(acknowledgement));
            Map<FateOfSource, Integer> counts = HashMap.newHashMap(2);
            for (int i = 0; i < fates.size(); i++) {
                counts.merge(key(fates.get(i)), 1, Integer::sum);
                if (fates.get(i) instanceof Fate.Stored && outcomes.get(i) instanceof Outcome.Accepted accepted) {
                    stored(accepted.interaction());
                }
            }
            counts.forEach((key, count) -> counter(key).increment(count));
            if (stored > 0) {
                figures.stored(source, stored, withoutMetadata, unresolvable);
            }
        }

        private FateOfSource key(Fate fate) {
            return switch (fate) {
                case Fate.Stored ignored -> new FateOfSource(source, "stored", "");
                case Fate.Duplicate ignored -> new FateOfSource(source, "duplicate", "");
                case Fate.Quarantined(var ignored, Refusal refusal) ->
                    new FateOfSource(source, "quarantined", refusal.reason().code());
                case Fate.Filtered(var ignored, Filtering why) ->
                    new FateOfSource(source, "filtered", why.reason().code());
            };
        }

        private void stored(Interaction interaction) {
            stored++;
            Counter action = actions.get(interaction.action());
            if (action != null) {
                action.increment();
            }
            DeliveryReport report = DeliveryReport.of(interaction);
            if (report != null) {
                figures.delivered(source, report.made(), report.lost());
            }
            if (interaction.metadata() == null) {
                withoutMetadata++;
                quality(
                        IngestMetrics.this.withoutMetadata,
                        "tracking.metadata.missing",
                        "Stored interactions without metadata");
            }
            if (EntityIds.cannotBeResolved(interaction.entityType(), interaction.entityId())) {
                unresolvable++;
                quality(
                        IngestMetrics.this.unresolvable,
                        "tracking.entity.unresolvable",
                        "Stored interactions about an event, artist, venue, review or user that they do not name");
            }
        }

        private void quality(Map<String, Counter> counters, String name, String description) {
            counters.computeIfAbsent(
                            source,
                            key -> Counter.builder(name)
                                    .description(description)
                                    .tag("source", key)
                                    .register(registry))
                    .increment();
        }
    }

    private Counter counter(FateOfSource key) {
        return fates.computeIfAbsent(
                key,
                of -> Counter.builder("tracking.interactions")
                        .description("Interactions by source and what became of them")
                        .tags("source", of.source, "fate", of.fate, "reason", of.reason)
                        .register(registry));
    }
}
