package app.synth.tracking.ingest;

import app.synth.tracking.report.MinuteFigures;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How often groups are written, how large they are, how long Postgres takes, and what waits. */
@ApplicationScoped
class GroupCommitMetrics {
    private final MeterRegistry registry;
    private final MinuteFigures figures;
    private final Timer committed;
    private final Timer failed;
    private final DistributionSummary rows;
    private final DistributionSummary requests;
    private final Counter refused;

    GroupCommitMetrics(MeterRegistry registry, MinuteFigures figures) {
        this.registry = registry;
        this.figures = figures;
        this.committed = timer("committed");
        this.failed = timer("failed");
        this.rows = DistributionSummary.builder("tracking.group.interactions")
                .description("Interactions in one write")
                .serviceLevelObjectives(1, 10, 50, 100, 500, 1000, 5000)
                .register(registry);
        this.requests = DistributionSummary.builder("tracking.group.requests")
                .description("Requests that shared one write")
                .register(registry);
        this.refused = Counter.builder("tracking.queue.refused")
                .description("Requests that found the queue full")
                .register(registry);
    }

    /** One write, from its beginning. */
    final class Write {
        private final Timer.Sample started = Timer.start(registry);
        private final int interactions;
        private final int sharing;

        private Write(int interactions, int sharing) {
            this.interactions = interactions;
            this.sharing = sharing;
        }

        void committed() {
            figures.committed(started.stop(committed), interactions, sharing);
        }

        void failed() {
            started.stop(failed);
            figures.notCommitted();
        }
    }

    /** @param behind how many interactions still wait */
    Write write(int interactions, int sharing, int behind) {
        rows.record(interactions);
        requests.record(sharing);
        figures.waiting(interactions + behind);
        return new Write(interactions, sharing);
    }

    void refused(int waiting) {
        refused.increment();
        figures.waiting(waiting);
    }

    void observe(GroupCommit commit) {
        figures.observeWaiting(commit::waitingRows);
        Gauge.builder("tracking.queue.interactions", commit, GroupCommit::waitingRows)
                .description("Interactions that wait for a writer")
                .register(registry);
        Gauge.builder("tracking.queue.bytes", commit, GroupCommit::waitingBytes)
                .description("Bytes of requests that wait for a writer")
                .baseUnit("bytes")
                .register(registry);
    }

    private Timer timer(String result) {
        return Timer.builder("tracking.write")
                .description("One write, from asking for a connection to the commit")
                .tag("result", result)
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(2),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1))
                .register(registry);
    }
}
