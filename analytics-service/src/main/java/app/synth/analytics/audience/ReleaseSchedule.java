package app.synth.analytics.audience;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Looks every hour whether a day is over that has not been released, so a night that fails is made up for in the next hour. */
@ApplicationScoped
class ReleaseSchedule {
    private static final Logger LOG = Logger.getLogger(ReleaseSchedule.class);
    private static final Duration UNTIL_NEXT = Duration.ofMinutes(50);

    private final Releases releases;

    ReleaseSchedule(Releases releases) {
        this.releases = releases;
    }

    @Scheduled(cron = "${analytics.audience.cron:0 10 * * * ?}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> release() {
        return releases.make(UNTIL_NEXT)
                .invoke(report -> {
                    if (report.released() > 0) {
                        LOG.infof("%d blocks of audience released, %s", report.released(), report.state());
                    }
                })
                .onFailure()
                .invoke(failure -> LOG.warnf("Audience not released, to be tried again: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
