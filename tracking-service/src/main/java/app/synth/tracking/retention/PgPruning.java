package app.synth.tracking.retention;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/**
 * Forgets fates, quarantined bodies and counts when the retention window has passed: a few at a time, so that no
 * transaction is long, and until nothing is left.
 */
@ApplicationScoped
class PgPruning {
    private static final Logger LOG = Logger.getLogger(PgPruning.class);
    private static final int AT_A_TIME = 5_000;
    private static final int ROUNDS = 200;
    private static final String PRUNE = """
            select tracking.prune_messages($1, $2)
            """;

    private final Pool pool;
    private final RetentionConfig config;

    PgPruning(Pool pool, RetentionConfig config) {
        this.pool = pool;
        this.config = config;
    }

    @Scheduled(
            every = "${tracking.retention.pruned-every:1h}",
            delayed = "5m",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> prune() {
        OffsetDateTime before = OffsetDateTime.now(ZoneOffset.UTC).minus(config.window());
        return some(before, ROUNDS)
                .onFailure()
                .invoke(failure -> LOG.warnf("Not pruned: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> some(OffsetDateTime before, int rounds) {
        return pool.withConnection(connection -> connection.preparedQuery(PRUNE).execute(Tuple.of(before, AT_A_TIME)))
                .map(rows -> rows.iterator().next().getInteger(0))
                .chain(gone ->
                        gone < AT_A_TIME || rounds <= 1 ? Uni.createFrom().voidItem() : some(before, rounds - 1));
    }
}
