package app.synth.analytics.rollup;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How far behind the figures are: asked for, and as metrics. Every replica says the same, whoever works. */
@Startup // its metrics are there before there is anything to count
@ApplicationScoped
class PgRollupState {
    private static final String STATE = """
            select position::text as position, advanced_at, pending.rows as lag_rows,
                   coalesce(extract(epoch from clock_timestamp() - pending.oldest), 0)::float8 as lag_seconds,
                   greatest(position, departures) >= pg_snapshot_xmax(pg_current_snapshot()) as cursor_ahead
            from rollup_cursor
            cross join lateral (
                select count(*) as rows, min(received_at) as oldest
                from (select received_at from tracking.user_interactions
                      where written_in > rollup_cursor.position order by written_in limit 100000) as next) as pending
            """;

    private static final Logger LOG = Logger.getLogger(PgRollupState.class);

    private final Pool database;
    private final RollupConfig config;
    private final AtomicReference<@Nullable RollupState> last = new AtomicReference<>();

    PgRollupState(Pool database, RollupConfig config, MeterRegistry metrics) {
        this.database = database;
        this.config = config;
        Gauge.builder("synth.rollup.lag", last, PgRollupState::seconds)
                .baseUnit("seconds")
                .description(
                        "How long the oldest interaction that is not in the figures has been stored; +Inf while the cursor is ahead of the server")
                .register(metrics);
        Gauge.builder("synth.rollup.lag.rows", last, PgRollupState::rows)
                .description(
                        "Interactions that are stored and not in the figures yet; NaN while the cursor is ahead of the server")
                .register(metrics);
    }

    Uni<RollupState> read() {
        return database.query(STATE)
                .execute()
                .map(rows -> rows.iterator().next())
                .map(row -> state(row, row.getBoolean("cursor_ahead")))
                .invoke(this::note);
    }

    private RollupState state(Row row, boolean ahead) {
        return new RollupState(
                row.getString("position"),
                row.getOffsetDateTime("advanced_at").toInstant(),
                ahead ? null : row.getLong("lag_rows"),
                ahead ? null : row.getDouble("lag_seconds"),
                ahead,
                config.rawSince());
    }

    /** Says it once, however often it is looked. */
    private void note(RollupState now) {
        RollupState before = last.getAndSet(now);
        boolean wasAhead = before != null && before.cursorAhead();
        if (now.cursorAhead() && !wasAhead) {
            LOG.errorf(
                    "The figures stand still: they are counted up to transaction %s, which PostgreSQL has yet to come to,"
                            + " as after a dump was restored into a new server. GET /api/v1/rollups/state is described"
                            + " with what to do",
                    now.position());
        } else if (wasAhead && !now.cursorAhead()) {
            LOG.info("PostgreSQL has come to the transaction that the figures are counted up to; they go on");
        }
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> measure() {
        return read().replaceWithVoid().onFailure().recoverWithNull().replaceWithVoid();
    }

    private static double seconds(AtomicReference<@Nullable RollupState> last) {
        RollupState state = last.get();
        if (state == null) {
            return Double.NaN;
        }
        return state.lagSeconds() == null ? Double.POSITIVE_INFINITY : state.lagSeconds();
    }

    private static double rows(AtomicReference<@Nullable RollupState> last) {
        RollupState state = last.get();
        return state == null || state.lagRows() == null ? Double.NaN : state.lagRows();
    }
}
