package app.synth.tracking.ingest;

import app.synth.tracking.action.Action;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts what became of interactions, and how long clients waited to know. Every meter is there from the start, at zero. */
@ApplicationScoped
class IngestMetrics {
    private final MeterRegistry registry;
    private final Counter duplicate;
    private final Map<Action, Counter> stored;
    private final Map<Rejection, Counter> quarantined;
    private final Timer acknowledgement;

    IngestMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.duplicate = fate("duplicate", "", "");
        this.stored = each(Action.values(), action -> fate("stored", "", action.text()));
        this.quarantined = each(Rejection.values(), reason -> fate("quarantined", reason.code(), ""));
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
    }

    Timer.Sample start() {
        return Timer.start(registry);
    }

    void acknowledged(Timer.Sample since, List<Fate> fates) {
        since.stop(acknowledgement);
        for (Fate fate : fates) {
            switch (fate) {
                case Fate.Stored(var ignored, Action action) -> count(stored, action);
                case Fate.Duplicate ignored -> duplicate.increment();
                case Fate.Quarantined(var ignored, Refusal refusal) -> count(quarantined, refusal.reason());
            }
        }
    }

    /** All three labels on every counter: Prometheus wants one set of labels per name. */
    private Counter fate(String fate, String reason, String action) {
        return Counter.builder("tracking.interactions")
                .description("Interactions by what became of them")
                .tags("fate", fate, "reason", reason, "action", action)
                .register(registry);
    }

    private static <K extends Enum<K>> Map<K, Counter> each(K[] keys, Function<K, Counter> counter) {
        return Arrays.stream(keys).collect(Collectors.toUnmodifiableMap(Function.identity(), counter));
    }

    private static <K> void count(Map<K, Counter> counters, K key) {
        Counter counter = counters.get(key);
        if (counter != null) {
            counter.increment();
        }
    }
}
