package app.synth.analytics.audience;

import app.synth.analytics.audience.ReleaseStep.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Takes steps until no release is due, or the time is up; what is left then waits for the next to come. */
@Startup // its metrics are there before there is anything to count
@ApplicationScoped
class Releases {
    private final PgReleaseSteps steps;
    private final Counter made;
    private final Counter failures;
    private final Timer durations;

    Releases(PgReleaseSteps steps, MeterRegistry metrics) {
        this.steps = steps;
        this.made = Counter.builder("synth.audience.releases")
                .description("Blocks of days of events whose audience was made public")
                .register(metrics);
        this.failures = Counter.builder("synth.audience.failures")
                .description("Runs of the job that failed and will be taken up again")
                .register(metrics);
        this.durations = Timer.builder("synth.audience.step")
                .description("Duration of a step of the job")
                .register(metrics);
    }

    /** Works for at most so long; fails as the step that fails, which leaves nothing behind. */
    Uni<ReleaseReport> make(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        return Multi.createBy()
                .repeating()
                .uni(this::step)
                .whilst(step -> step.goesOn() && System.nanoTime() < end)
                .collect()
                .in(Tally::new, Tally::add)
                .map(Tally::report)
                .onFailure()
                .invoke(failure -> failures.increment());
    }

    private Uni<ReleaseStep> step() {
        long started = System.nanoTime();
        return steps.step().invoke(step -> {
            durations.record(Duration.ofNanos(System.nanoTime() - started));
            made.increment(step.releases());
        });
    }

    private static final class Tally {
        private int releases;
        private Outcome last = Outcome.DONE;

        void add(ReleaseStep step) {
            releases += step.releases();
            last = step.outcome();
        }

        ReleaseReport report() {
            return switch (last) {
                case DONE -> new ReleaseReport(releases, "done");
                case TOO_EARLY -> new ReleaseReport(releases, "too_early");
                case ELSEWHERE -> new ReleaseReport(releases, "elsewhere");
                case PLANNED, READ, SHORTENED, RELEASED -> new ReleaseReport(releases, "unfinished");
            };
        }
    }
}
