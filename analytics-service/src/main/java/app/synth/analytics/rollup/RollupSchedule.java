package app.synth.analytics.rollup;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Takes a step, and rests for twice as long as that took: much of a step's cost is the same for a few interactions and for
 * many, so a busy database is better served by fewer, larger ones, and while the figures keep up they keep one core busy for
 * a third of the time at most. Where one full step follows another they do not keep up, and it goes on without a rest.
 */
@Startup // its metrics are there before there is anything to count
@ApplicationScoped
class RollupSchedule {
    private static final Logger LOG = Logger.getLogger(RollupSchedule.class);

    private static final int REST = 2;

    private final PgRollup rollup;
    private final Counter rows;
    private final Timer steps;
    private volatile boolean full;

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
                .chain(step -> {
                    Duration took = Duration.ofNanos(System.nanoTime() - started);
                    if (step.any()) {
                        rows.increment(step.interactions());
                        steps.record(took);
                    }
                    boolean behind = full && step.full();
                    full = step.full();
                    return behind ? catchUp() : step.any() ? rest(took.multipliedBy(REST)) : done();
                })
                .onFailure()
                .recoverWithUni(failure -> {
                    // The next look tries again; the cursor has not moved.
                    LOG.warnf("A rollup step failed and left nothing behind: %s", failure.getMessage());
                    return done();
                });
    }

    private static Uni<Void> rest(Duration pause) {
        return done().onItem().delayIt().by(pause);
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
