package app.synth.analytics.question;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;

/** How long queries take; those that are too slow for anybody to wait for, too. */
@ApplicationScoped
public class QueryTimes {
    private final MeterRegistry metrics;

    QueryTimes(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** Measures from when the answer is asked for until it is there, or will never be. */
    public <A> Uni<A> of(String query, Supplier<Uni<A>> asking) {
        return Uni.createFrom().deferred(() -> {
            long begun = System.nanoTime();
            return asking.get()
                    .onTermination()
                    .invoke(() -> Timer.builder("synth.analytics.query")
                            .description("Queries that were not answered from memory")
                            .tag("query", query)
                            .publishPercentileHistogram()
                            .minimumExpectedValue(Duration.ofMillis(1))
                            .maximumExpectedValue(Duration.ofSeconds(30))
                            .register(metrics)
                            .record(Duration.ofNanos(System.nanoTime() - begun)));
        });
    }
}
