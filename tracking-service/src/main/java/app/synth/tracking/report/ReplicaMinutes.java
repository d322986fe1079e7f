package app.synth.tracking.report;

import app.synth.tracking.retention.RetentionConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Writes this replica's figures every few seconds; while Postgres is away they wait. */
@ApplicationScoped
class ReplicaMinutes {
    private static final Logger LOG = Logger.getLogger(ReplicaMinutes.class);
    private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(3);

    private final UUID replica = UUID.randomUUID();
    private final AtomicLong revision = new AtomicLong();
    private final MinuteFigures figures;
    private final PgReplicaMinutes table;
    private final RetentionConfig retention;

    ReplicaMinutes(MinuteFigures figures, PgReplicaMinutes table, RetentionConfig retention) {
        this.figures = figures;
        this.table = table;
        this.retention = retention;
    }

    /** Never fails: what cannot be written now is written later. */
    @Scheduled(every = "${tracking.report.write-every:10s}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> write() {
        Instant now = Instant.now();
        Map<Instant, Map<String, Object>> minutes = figures.unwritten();
        return table.put(replica, revision.incrementAndGet(), minutes)
                .invoke(() -> figures.written(minutes.keySet(), now))
                .onFailure()
                .invoke(failure -> LOG.debugf("%d minutes of figures wait: %s", minutes.size(), failure))
                .onFailure()
                .recoverWithNull();
    }

    @Scheduled(
            every = "${tracking.retention.pruned-every:1h}",
            delayed = "6m",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> prune() {
        return table.prune(Instant.now().minus(retention.window()))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("Figures not pruned: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    void atEnd(@Observes ShutdownEvent end) {
        write().await().atMost(SHUTDOWN_PATIENCE);
    }
}
