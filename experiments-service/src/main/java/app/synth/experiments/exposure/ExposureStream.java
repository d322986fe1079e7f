package app.synth.experiments.exposure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Takes exposures out of the interactions, step by step, on one replica at a time. */
@ApplicationScoped
class ExposureStream {
    private static final Logger LOG = Logger.getLogger(ExposureStream.class);

    private final PgExposureStream rows;
    private final Exposures exposures;
    private final ExposureConfig config;
    private final MeterRegistry metrics;
    private final AtomicBoolean working = new AtomicBoolean();

    ExposureStream(PgExposureStream rows, Exposures exposures, ExposureConfig config, MeterRegistry metrics) {
        this.rows = rows;
        this.exposures = exposures;
        this.config = config;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent started, Vertx vertx) {
        vertx.setPeriodic(config.streamEvery().toMillis(), timer -> work());
    }

    private void work() {
        if (working.compareAndSet(false, true)) {
            step().onTermination()
                    .invoke(() -> working.set(false))
                    .subscribe()
                    .with(
                            done -> {},
                            failure -> LOG.debugf(
                                    "Exposures cannot be taken from the interactions: %s", failure.getMessage()));
        }
    }

    private Uni<Void> step() {
        return rows.step(config.streamStep(), this::keep)
                .chain(isMore -> isMore ? step() : Uni.createFrom().voidItem());
    }

    private Uni<Void> keep(List<Shown> shown) {
        return shown.isEmpty()
                ? Uni.createFrom().voidItem()
                : exposures.keep(shown).invoke(this::count).replaceWithVoid();
    }

    private void count(List<Fated> all) {
        all.forEach(fated -> Counter.builder("synth.exposures.streamed")
                .description("Interactions that report exposures, by what became of them")
                .tag("outcome", fated.fate().code())
                .register(metrics)
                .increment());
    }
}
