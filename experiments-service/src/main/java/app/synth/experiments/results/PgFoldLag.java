package app.synth.experiments.results;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * How far behind the results are, as a metric. Every replica says the same, whoever folds.
 *
 * <p>A cursor is always below the next transaction of its server. One that is not came with a dump from a server that had come
 * further: what is written now is below it, and will not be folded before the server has come there.
 */
@ApplicationScoped
class PgFoldLag {
    private static final Logger LOG = Logger.getLogger(PgFoldLag.class);

    /**
     * Exposures, events and identities are stored with the client's time: of what waits of them it is known only that it has
     * not waited for longer than the cursor has stood still.
     */
    private static final String LAG = """
            select position::text as position,
                   position >= pg_snapshot_xmax(pg_current_snapshot()) as is_ahead,
                   coalesce(extract(epoch from clock_timestamp() - least(
                       (select received_at from tracking.user_interactions
                        where written_in > position order by written_in limit 1),
                       case when exists (select from user_experiment_assignments where written_in > position)
                                 or exists (select from experiment_events where written_in > position)
                                 or exists (select from tracking.identities where written_in > position)
                            then advanced_at end)), 0)::float8 as seconds
            from experiment_results_cursor
            """;

    private final Pool database;
    private volatile FoldLag last = FoldLag.UNKNOWN;

    PgFoldLag(Pool database, MeterRegistry metrics) {
        this.database = database;
        Gauge.builder("synth.results.lag", this, measured -> measured.last.seconds())
                .baseUnit("seconds")
                .description("How long the oldest of what is not in the results of experiments has been stored;"
                        + " infinite while the cursor is ahead of its server")
                .register(metrics);
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> measure() {
        return database.query(LAG)
                .execute()
                .map(rows -> lag(rows.iterator().next()))
                .invoke(this::note)
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    private static FoldLag lag(Row row) {
        return FoldLag.of(row.getString("position"), row.getBoolean("is_ahead"), row.getDouble("seconds"));
    }

    /** Says it once, however often it is looked. */
    private void note(FoldLag now) {
        boolean wasAhead = last.isAhead();
        last = now;
        if (now.isAhead() && !wasAhead) {
            LOG.errorf(
                    "The results of experiments stand still: they are counted up to transaction %s, which PostgreSQL has yet"
                            + " to come to, as after a dump was restored into a new server. The alert ResultsStale says what to do",
                    now.position());
        } else if (wasAhead && !now.isAhead()) {
            LOG.info("PostgreSQL has come to the transaction that the results are counted up to; they go on");
        }
    }
}
