package app.synth.experiments.exposure;

import app.synth.accounts.client.request.SentText;
import app.synth.experiments.decision.Person;
import app.synth.experiments.decision.Subject;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Follows the interactions that are exposures. Whoever holds the cursor's row works, the other replicas leave. A transaction
 * id is below the snapshot's xmin only when every transaction up to it has ended: what commits late is not missed.
 */
@ApplicationScoped
class PgExposureStream {
    private static final String TAKE = "select position::text as after from exposure_cursor for update skip locked";

    /** Whole transactions, up to one that is not yet over. */
    private static final String PENDING = """
            with bound as materialized (
                select pg_snapshot_xmin(pg_current_snapshot()) as xmin
            ), taken as (
                select written_in, occurred_at, user_id, anonymous_id, entity_id, metadata ->> 'variant' as variant
                from tracking.user_interactions
                where entity_type = 'experiment'
                  and written_in > $1::text::xid8 and written_in < (select xmin from bound)
                order by written_in
                fetch first $2 rows with ties
            )
            select (case when count(*) over () >= $2 then max(written_in) over ()::text
                         else ((select xmin from bound)::text::numeric - 1)::text end) as until,
                   count(*) over () >= $2 as is_more,
                   occurred_at, user_id, anonymous_id, entity_id, variant
            from (select) as one left join taken on true
            order by occurred_at
            """;

    private static final String MOVE = "update exposure_cursor set position = $1::text::xid8";

    private final Pool pool;

    PgExposureStream(Pool pool) {
        this.pool = pool;
    }

    /**
     * Hands what is new to {@code keep}, and moves the cursor when it is kept. A step that ends in between is done again, which
     * changes nothing.
     *
     * @return whether there may be more
     */
    Uni<Boolean> step(int atMost, Function<List<Shown>, Uni<Void>> keep) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(TAKE)
                .execute()
                .chain(taken -> taken.size() == 0
                        ? Uni.createFrom().item(false)
                        : step(connection, taken.iterator().next().getString("after"), atMost, keep)));
    }

    private static Uni<Boolean> step(
            SqlConnection connection, String after, int atMost, Function<List<Shown>, Uni<Void>> keep) {
        return connection
                .preparedQuery(PENDING)
                .execute(Tuple.of(after, atMost))
                .chain(rows -> {
                    Row first = rows.iterator().next();
                    boolean isMore = first.getBoolean("is_more");
                    return keep.apply(shown(rows))
                            .chain(() -> connection.preparedQuery(MOVE).execute(Tuple.of(first.getString("until"))))
                            .replaceWith(isMore);
                });
    }

    private static List<Shown> shown(RowSet<Row> rows) {
        List<Shown> all = new ArrayList<>();
        for (Row row : rows) {
            String experiment = row.getString("entity_id");
            String variant = row.getString("variant");
            if (experiment != null && variant != null) {
                all.add(new Shown(
                        experiment,
                        person(row.getUUID("user_id"), row.getString("anonymous_id")),
                        variant,
                        row.getOffsetDateTime("occurred_at").toInstant()));
            }
        }
        return all;
    }

    private static Person person(@Nullable UUID user, @Nullable String visitor) {
        return new Person(
                user == null ? null : new Subject(user.toString(), user),
                visitor == null || visitor.isEmpty() || !SentText.isStorable(visitor)
                        ? null
                        : new Subject(visitor, null),
                Map.of(),
                false,
                null);
    }
}
