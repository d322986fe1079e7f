package app.synth.experiments.results;

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
class FoldSchedule {
    private static final Logger LOG = Logger.getLogger(FoldSchedule.class);

    private final PgFold fold;
    private final Counter rows;
    private final Timer steps;
    private volatile boolean isFailing;

    FoldSchedule(PgFold fold, MeterRegistry metrics) {
        this.fold = fold;
        this.rows = Counter.builder("synth.results.rows")
                .description("Interactions folded into the results of experiments")
                .register(metrics);
        this.steps = Timer.builder("synth.results.step")
                .description("Duration of a step of the results that had something to fold")
                .register(metrics);
    }

    @Scheduled(every = "${experiments.results.every:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> catchUp() {
        return steps().onItem().invoke(() -> isFailing = false).onFailure().recoverWithUni(this::tell);
    }

    private Uni<Void> steps() {
        long started = System.nanoTime();
        return fold.step()
                .invoke(step -> {
                    if (step.more()) {
                        rows.increment(step.interactions());
                        steps.record(Duration.ofNanos(System.nanoTime() - started));
                    }
                })
                .chain(step -> step.more() ? steps() : Uni.createFrom().voidItem());
    }

    /** The next look tries again; the cursor has not moved. What goes on is told once. */
    private Uni<Void> tell(Throwable failure) {
        if (!isFailing) {
            isFailing = true;
            LOG.warnf("A step of the results failed and left nothing behind: %s", failure.getMessage());
        }
        return Uni.createFrom().voidItem();
    }
}
