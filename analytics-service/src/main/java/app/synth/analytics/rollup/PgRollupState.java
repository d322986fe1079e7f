package app.synth.analytics.rollup;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How far behind the figures are: asked for, and as metrics. Every replica says the same, whoever works. */
@ApplicationScoped
class PgRollupState {
    private static final String STATE = """
            select position::text as position, advanced_at, pending.rows as lag_rows,
                   coalesce(extract(epoch from clock_timestamp() - pending.oldest), 0)::float8 as lag_seconds
            from rollup_cursor
            cross join lateral (
                select count(*) as rows, min(received_at) as oldest
                from (select received_at from tracking.user_interactions
                      where written_in > rollup_cursor.position order by written_in limit 100000) as next) as pending
            """;

    private final Pool database;
    private final RollupConfig config;
    private final AtomicReference<@Nullable RollupState> last = new AtomicReference<>();

    PgRollupState(Pool database, RollupConfig config, MeterRegistry metrics) {
        this.database = database;
        this.config = config;
        Gauge.builder("synth.rollup.lag", last, PgRollupState::seconds)
                .baseUnit("seconds")
                .description("How long the oldest interaction that is not in the figures has been stored")
                .register(metrics);
        Gauge.builder("synth.rollup.lag.rows", last, PgRollupState::rows)
                .description("Interactions that are stored and not in the figures yet")
                .register(metrics);
    }

    Uni<RollupState> read() {
        return database.query(STATE)
                .execute()
                .map(rows -> rows.iterator().next())
                .map(row -> new RollupState(
                        row.getString("position"),
                        row.getOffsetDateTime("advanced_at").toInstant(),
                        row.getLong("lag_rows"),
                        row.getDouble("lag_seconds"),
                        config.rawSince()))
                .invoke(last::set);
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> measure() {
        return read().replaceWithVoid().onFailure().recoverWithNull().replaceWithVoid();
    }

    private static double seconds(AtomicReference<@Nullable RollupState> last) {
        RollupState state = last.get();
        return state == null ? Double.NaN : state.lagSeconds();
    }

    private static double rows(AtomicReference<@Nullable RollupState> last) {
        RollupState state = last.get();
        return state == null ? Double.NaN : state.lagRows();
    }
}
