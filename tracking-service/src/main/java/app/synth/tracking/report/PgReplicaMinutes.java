package app.synth.tracking.report;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The figures of all replicas. */
@ApplicationScoped
class PgReplicaMinutes {
    /** Of two writes of a minute the later one counts, in whatever order they come. */
    private static final String PUT = """
            insert into tracking.replica_minutes as known (minute, replica, revision, figures)
            select minute, $1, $2, figures::jsonb
            from unnest($3::timestamptz[], $4::text[]) as written (minute, figures)
            on conflict (minute, replica) do update
            set revision = excluded.revision, figures = excluded.figures
            where known.revision < excluded.revision
            """;

    private static final String SUMS = """
            with minutes as (
                select replica, minute, figures, minute = max(minute) over (partition by replica) as is_last
                from tracking.replica_minutes
                where minute >= $1 and minute < $2
            )
            select key, sum(value::bigint)::bigint as total, max(value::bigint) as most,
                   coalesce(sum(value::bigint) filter (where is_last and minute > $2 - interval '2 minutes'), 0)::bigint as last,
                   count(distinct replica) as replicas
            from minutes, jsonb_each_text(figures)
            group by key
            """;

    private static final String PRUNE = """
            delete from tracking.replica_minutes where minute < $1
            """;

    private final Pool pool;

    PgReplicaMinutes(Pool pool) {
        this.pool = pool;
    }

    /** One replica's minutes, in one statement. */
    Uni<Void> put(UUID replica, long revision, Map<Instant, Map<String, Object>> minutes) {
        OffsetDateTime[] at =
                minutes.keySet().stream().map(PgReplicaMinutes::utc).toArray(OffsetDateTime[]::new);
        String[] figures = minutes.values().stream()
                .map(each -> new JsonObject(each).encode())
                .toArray(String[]::new);
        return execute(PUT, Tuple.of(replica, revision).addValue(at).addValue(figures))
                .replaceWithVoid();
    }

    /** From a minute until, not including, an instant. */
    Uni<Map<String, FigureSum>> sums(Instant from, Instant until) {
        return execute(SUMS, Tuple.of(utc(from), utc(until))).map(rows -> {
            Map<String, FigureSum> sums = HashMap.newHashMap(rows.rowCount());
            rows.forEach(row -> sums.put(
                    row.getString("key"),
                    new FigureSum(
                            row.getLong("total"),
                            row.getLong("most"),
                            row.getLong("last"),
                            row.getInteger("replicas"))));
            return sums;
        });
    }

    Uni<Integer> prune(Instant before) {
        return execute(PRUNE, Tuple.of(utc(before))).map(RowSet::rowCount);
    }

    private Uni<RowSet<Row>> execute(String sql, Tuple parameters) {
        return pool.withConnection(connection -> connection.preparedQuery(sql).execute(parameters));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
