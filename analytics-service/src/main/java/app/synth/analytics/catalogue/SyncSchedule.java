package app.synth.analytics.catalogue;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Takes the catalogue from its views every now and then, whichever replica is first. */
@ApplicationScoped
class SyncSchedule {
    private static final Logger LOG = Logger.getLogger(SyncSchedule.class);

    private final CatalogueSync sync;
    private final Duration sinceLast;

    SyncSchedule(CatalogueSync sync, SyncConfig config) {
        this.sync = sync;
        // Clocks tick a little apart; a run is not to be left out for that.
        this.sinceLast =
                config.pause().map(pause -> pause.multipliedBy(9).dividedBy(10)).orElse(Duration.ZERO);
    }

    @Scheduled(every = "${analytics.catalogue.sync.every:5m}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> sync() {
        return sync.run(sinceLast)
                .invoke(runs -> runs.forEach(SyncSchedule::tell))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "The catalogue was not taken from its views, to be tried again: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private static void tell(SyncRun run) {
        if (run.failure() != null) {
            LOG.warnf("The %s of %s were not taken: %s: %s", run.kind(), run.view(), run.failure(), run.detail());
        } else if (run.stored() + run.removed() > 0) {
            LOG.infof("%s of %s: %d written, %d removed", run.kind(), run.view(), run.stored(), run.removed());
        }
    }
}
