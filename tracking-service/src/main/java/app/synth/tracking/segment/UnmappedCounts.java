package app.synth.tracking.segment;

import app.synth.tracking.ingest.IngestAnswer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what was stored as {@code custom} because nothing says what it means. Which events those are, the rows tell. */
@ApplicationScoped
class UnmappedCounts {
    private final MeterRegistry registry;
    private final Map<String, Counter> bySource = new ConcurrentHashMap<>();

    UnmappedCounts(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(String source, List<Mapped> messages, IngestAnswer answer) {
        int unmapped = 0;
        for (int i = 0; i < messages.size(); i++) {
            if (!messages.get(i).known() && answer.results().get(i).fate().equals("stored")) {
                unmapped++;
            }
        }
        if (unmapped > 0) {
            bySource.computeIfAbsent(
                            source,
                            key -> Counter.builder("tracking.segment.unmapped")
                                    .description("Stored messages of Segment clients whose event no mapping knows")
                                    .tag("source", key)
                                    .register(registry))
                    .increment(unmapped);
        }
    }
}
