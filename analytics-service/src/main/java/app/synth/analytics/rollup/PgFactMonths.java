package app.synth.analytics.rollup;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import org.jboss.logging.Logger;

/** Keeps a partition of the narrow facts ready for every month to come, and drops those that are older than the raw interactions. */
@ApplicationScoped
class PgFactMonths {
    private static final Logger LOG = Logger.getLogger(PgFactMonths.class);
    private static final String KEEP = "select keep_fact_months($1, now() + interval '2 months')";

    private final Pool database;
    private final RollupConfig config;

    PgFactMonths(Pool database, RollupConfig config) {
        this.database = database;
        this.config = config;
    }

    @Scheduled(every = "12h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> keep() {
        OffsetDateTime since =
                config.rawSince().atStartOfDay(config.reportingZone()).toOffsetDateTime();
        return database.preparedQuery(KEEP)
                .execute(Tuple.of(since))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("The months of facts were not looked after: %s", failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }
}
