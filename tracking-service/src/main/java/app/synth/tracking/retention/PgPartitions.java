package app.synth.tracking.retention;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Keeps a monthly partition in place for every instant that an accepted interaction can have. */
@ApplicationScoped
public class PgPartitions {
    private static final Logger LOG = Logger.getLogger(PgPartitions.class);
    private static final Duration START_PATIENCE = Duration.ofSeconds(10);
    private static final String ENSURE = """
            select tracking.ensure_partitions($1, $2)
            """;

    private final Pool pool;
    private final RetentionConfig config;

    PgPartitions(Pool pool, RetentionConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** Before the first request: a service that was off for months must not refuse what it is for. */
    void atStart(@Observes StartupEvent start) {
        ensure().await().atMost(START_PATIENCE);
    }

    @Scheduled(every = "${tracking.retention.partitions-checked:6h}", delayed = "1m")
    Uni<Void> ensure() {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        return ensure(now.minus(config.window()), now.plus(config.partitionsAhead()));
    }

    /** Makes the partition of a month outside the window, where it is missing. */
    public Uni<Void> ensure(YearMonth month) {
        OffsetDateTime start = month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
        return ensure(start, start);
    }

    private Uni<Void> ensure(OffsetDateTime from, OffsetDateTime until) {
        return pool.preparedQuery(ENSURE)
                .execute(Tuple.of(from, until))
                .map(rows -> rows.iterator().next().getInteger(0))
                .invoke(made -> {
                    if (made > 0) {
                        LOG.infof("Made %d monthly partitions of user_interactions", made);
                    }
                })
                .replaceWithVoid();
    }
}
