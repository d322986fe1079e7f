package app.synth.analytics.rollup;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Takes steps until nothing new is left, and looks again a moment later. */
@ApplicationScoped
class RollupSchedule {
    private static final Logger LOG = Logger.getLogger(RollupSchedule.class);

    private final PgRollup rollup;
    private final Counter rows;
    private final Timer steps;

    RollupSchedule(PgRollup rollup, MeterRegistry metrics) {
        this.rollup = rollup;
        this.rows = Counter.builder("synth.rollup.rows")
                .description("Interactions folded into the daily figures")
                .register(metrics);
        this.steps = Timer.builder("synth.rollup.step")
                .description("Duration of a rollup step that had something to fold")
                .register(metrics);
    }

    @Scheduled(every = "${analytics.rollup.every:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> catchUp() {
        long started = System.nanoTime();
        return rollup.step()
                .invoke(step -> {
                    if (step.more()) {
                        rows.increment(step.interactions());
                        steps.record(Duration.ofNanos(System.nanoTime() - started));
                    }
                })
                .chain(step -> step.more() ? catchUp() : Uni.createFrom().voidItem())
                .onFailure()
                .recoverWithUni(failure -> {
                    // The next look tries again; the cursor has not moved.
                    LOG.warnf("A rollup step failed and left nothing behind: %s", failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }
}
