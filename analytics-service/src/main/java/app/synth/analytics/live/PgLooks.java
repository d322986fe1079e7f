package app.synth.analytics.live;

import app.synth.analytics.live.Look.Counted;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what has been written, in one statement, as the rollups do: what is below the snapshot's xmin is complete, so nothing
 * that commits late is missed. How much is read is bounded, the newest first, before anything else is asked of it: a condition
 * beside the bound would make PostgreSQL read everything for fear of finding too little, and a join all of the catalogue.
 */
@ApplicationScoped
class PgLooks {
    /** Rows beyond are not read, also where a transaction that was open for long has held everything back. */
    private static final int ROWS_AT_MOST = 100_000;

    /** The first look is for somebody to see something at once; it takes what costs nothing to speak of. */
    private static final int ROWS_AT_FIRST = 20_000;

    private static final String LOOK = """
            with taken as materialized (
                select received_at, occurred_at, action,
                       case when action = 'ticket_click' or entity_type = 'event' then entity_id end as event_id
                from tracking.user_interactions
                where %1$s written_in < pg_snapshot_xmin(pg_current_snapshot())
                order by written_in desc
                limit %2$d
            ), looked as (
                select pg_snapshot_xmin(pg_current_snapshot())::text as until, now() as at,
                       (select min(received_at) from taken having count(*) = %2$d) as reach,
                       coalesce(extract(epoch from now() - (
                           select received_at
                           from tracking.user_interactions
                           where written_in >= pg_snapshot_xmin(pg_current_snapshot())
                           order by written_in
                           limit 1)), 0)::float8 as behind
            ), counted as (
                select floor(extract(epoch from received_at))::bigint as second, action, event_id,
                       count(*)::integer as interactions
                from taken
                where received_at > (select now() - interval '1 minute')
                  and occurred_at > (select now() - interval '1 hour')
                group by grouping sets ((1, action), (1, event_id))
            ), found as (
                select second, action, null as event_id, interactions from counted where action is not null
                union all
                (select second, null, event_id, interactions
                 from counted
                 where event_id is not null
                 order by interactions desc
                 limit 20000)
            )
            select until, at, reach, behind, second, action, event_id, interactions,
                   (select title from events where events.event_id = found.event_id) as title
            from looked
            left join found on true
            """;

    private static final String FIRST = LOOK.formatted("", ROWS_AT_FIRST);

    private static final String NEXT = LOOK.formatted("written_in >= $1::text::xid8 and", ROWS_AT_MOST);

    private final Pool database;

    PgLooks(Pool database) {
        this.database = database;
    }

    /** @param after what the look before said, null where there was none */
    Uni<Look> look(@Nullable String after) {
        return (after == null
                        ? database.preparedQuery(FIRST).execute()
                        : database.preparedQuery(NEXT).execute(Tuple.of(after)))
                .map(PgLooks::read);
    }

    private static Look read(RowSet<Row> rows) {
        List<Counted> actions = new ArrayList<>();
        List<Counted> events = new ArrayList<>();
        for (Row row : rows) {
            String action = row.getString("action");
            String event = row.getString("event_id");
            if (action != null) {
                actions.add(new Counted(row.getLong("second"), action, null, row.getInteger("interactions")));
            } else if (event != null) {
                events.add(new Counted(
                        row.getLong("second"), event, row.getString("title"), row.getInteger("interactions")));
            }
        }
        Row first = rows.iterator().next();
        OffsetDateTime reach = first.getOffsetDateTime("reach");
        return new Look(
                first.getString("until"),
                first.getOffsetDateTime("at").toInstant(),
                reach == null ? null : reach.toInstant(),
                Math.max(Math.round(10 * first.getDouble("behind")) / 10.0, 0),
                actions,
                events);
    }
}
