package app.synth.tracking.accounting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts of fates in Postgres: what is folded and what is not yet. */
@ApplicationScoped
class PgAccounting {
    private static final String FOLD = """
            with taken as (
                delete from tracking.accounting_deltas
                where ctid = any (array(select ctid from tracking.accounting_deltas for update skip locked limit 20000))
                returning source, minute, fate, reason, interactions
            )
            insert into tracking.accounting as counts (source, minute, fate, reason, interactions)
            select source, minute, fate, reason, sum(interactions)
            from taken
            group by source, minute, fate, reason
            order by minute, source, fate, reason
            on conflict (minute, source, fate, reason)
            do update set interactions = counts.interactions + excluded.interactions
            """;

    private static final String BY_HOUR = """
            select source, date_trunc('hour', minute) as hour, fate, reason, sum(interactions)::bigint as interactions
            from (
                select source, minute, fate, reason, interactions
                from tracking.accounting where minute >= $1 and minute < $2
                union all
                select source, minute, fate, reason, interactions
                from tracking.accounting_deltas where minute >= $1 and minute < $2
            ) as counts
            where $3::text is null or source = $3
            group by source, date_trunc('hour', minute), fate, reason
            order by hour, source, fate, reason
            """;

    private static final String BY_SOURCE = """
            select source, fate, reason, sum(interactions)::bigint as interactions
            from (
                select source, minute, fate, reason, interactions
                from tracking.accounting where minute >= $1 and minute < $2
                union all
                select source, minute, fate, reason, interactions
                from tracking.accounting_deltas where minute >= $1 and minute < $2
            ) as counts
            group by source, fate, reason
            order by source, fate, reason
            """;

    private final Pool pool;

    PgAccounting(Pool pool) {
        this.pool = pool;
    }

    /** One count of one source and hour. */
    record Count(String source, Instant hour, String fate, String reason, long interactions) {}

    Uni<Void> fold() {
        return pool.withConnection(connection -> connection.preparedQuery(FOLD).execute())
                .replaceWithVoid();
    }

    /** Counts from an hour until, not including, another; of all sources where none is named. */
    Uni<List<Count>> byHour(Instant from, Instant until, @Nullable String source) {
        Tuple parameters = Tuple.of(from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
                .addValue(source);
        return pool.withConnection(
                        connection -> connection.preparedQuery(BY_HOUR).execute(parameters))
                .map(rows -> {
                    List<Count> counts = new ArrayList<>(rows.rowCount());
                    rows.forEach(row -> counts.add(count(row)));
                    return counts;
                });
    }

    /** Counts from a minute until, not including, an instant. */
    Uni<List<FateCount>> bySource(Instant from, Instant until) {
        Tuple parameters = Tuple.of(from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC));
        return pool.withConnection(
                        connection -> connection.preparedQuery(BY_SOURCE).execute(parameters))
                .map(rows -> {
                    List<FateCount> counts = new ArrayList<>(rows.rowCount());
                    rows.forEach(row -> counts.add(new FateCount(
                            row.getString("source"),
                            row.getString("fate"),
                            row.getString("reason"),
                            row.getLong("interactions"))));
                    return counts;
                });
    }

    private static Count count(Row row) {
        return new Count(
                row.getString("source"),
                row.getOffsetDateTime("hour").toInstant(),
                row.getString("fate"),
                row.getString("reason"),
                row.getLong("interactions"));
    }
}
