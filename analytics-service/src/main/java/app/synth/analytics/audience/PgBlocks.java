package app.synth.analytics.audience;

import app.synth.analytics.rollup.RollupConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Which days of which events are released next. */
@ApplicationScoped
class PgBlocks {
    /** The rollups have worked since, or had nothing to do; a cursor that the server has yet to come to says neither. */
    private static final String OVER = """
            select position < pg_snapshot_xmax(pg_current_snapshot())
                   and (advanced_at >= $1
                        or not exists (select from tracking.user_interactions where written_in > position))
            from rollup_cursor
            """;

    /**
     * Days after the event's last release. A sum of daily viewers is at least their number, so few events are counted anew;
     * those of a block that is due anyway are not.
     * What was left over the last time begins less than the greatest age of a block before that.
     */
    private static final String DUE = """
            with waiting as (
                select event_id, min(day.date) as from_date, sum(day.unique_viewers) as at_most
                from analytics_event_daily as day
                left join audience_events as released using (event_id)
                where day.date <= $1 and day.date > coalesce($2::date, '-infinity')
                  and (released.through is null or day.date > released.through)
                group by event_id
                having sum(day.unique_viewers) >= $3 or min(day.date) <= $4
            ), counted as materialized (
                select event_id, from_date,
                       case when from_date <= $4 then at_most
                            else (select count(distinct viewer) from event_viewers as seen
                                  where seen.event_id = waiting.event_id and seen.date between from_date and $1
                                    and seen.views > 0) end as viewers
                from waiting
            )
            select event_id, from_date, $1::date as to_date, viewers::integer
            from counted
            where viewers >= $3 or from_date <= $4
            order by from_date desc, event_id
            limit $5
            """;

    private static final String TAKE = """
            insert into audience_blocks (event_id, from_date, to_date, viewers)
            select event_id, from_date, to_date, viewers
            from unnest($1::text[], $2::date[], $3::date[], $4::integer[]) as due (event_id, from_date, to_date, viewers)
            where not exists (select from audience_blocks)
              and not exists (select from audience_events as released
                              where released.event_id = due.event_id and released.through >= due.from_date)
            """;

    private static final String BEGIN = """
            update audience_progress
            set keys = $1, scanned_until = ((select min(from_date) from audience_blocks)::timestamp at time zone $2)
            """;

    private static final String FINISH = """
            update audience_progress set through = greatest(through, $1::date)
            where not exists (select from audience_blocks)
            """;

    private static final String SOME = """
            select event_id, from_date, to_date, viewers
            from (select *, sum(viewers) over (order by event_id) - viewers as before from audience_blocks) as block
            where before < $1
            order by event_id
            limit $2
            """;

    private final AudienceConfig config;
    private final RollupConfig rollup;

    PgBlocks(AudienceConfig config, RollupConfig rollup) {
        this.config = config;
        this.rollup = rollup;
    }

    /** Whether all that is known of a day is in the figures. */
    Uni<Boolean> areOver(SqlConnection connection, LocalDate day) {
        OffsetDateTime settled = day.plusDays(1)
                .atStartOfDay(rollup.reportingZone())
                .toOffsetDateTime()
                .plus(config.grace());
        return connection
                .preparedQuery(OVER)
                .execute(Tuple.of(settled))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Blocks up to a day that are to be released, some of them. */
    Uni<List<Block>> due(SqlConnection connection, LocalDate day, @Nullable LocalDate through) {
        Tuple parameters = Tuple.tuple()
                .addValue(day)
                .addValue(through == null ? null : through.minusDays(config.oldestDays()))
                .addValue(config.releasedAt())
                .addValue(day.minusDays(config.oldestDays() - 1L))
                .addValue(config.eventsTogether());
        return connection.preparedQuery(DUE).execute(parameters).map(PgBlocks::read);
    }

    /** Takes them in hand, unless others are or they have been released meanwhile; says how many. */
    Uni<Integer> take(SqlConnection connection, List<Block> due) {
        Tuple parameters = Tuple.tuple()
                .addValue(due.stream().map(Block::eventId).toArray(String[]::new))
                .addValue(due.stream().map(Block::from).toArray(LocalDate[]::new))
                .addValue(due.stream().map(Block::to).toArray(LocalDate[]::new))
                .addValue(due.stream().map(Block::viewers).toArray(Integer[]::new));
        return connection
                .preparedQuery(TAKE)
                .execute(parameters)
                .map(RowSet::rowCount)
                .call(taken -> taken == 0
                        ? Uni.createFrom().voidItem()
                        : connection
                                .preparedQuery(BEGIN)
                                .execute(Tuple.of(
                                        rollup.breakdownKeys().toArray(String[]::new),
                                        rollup.reportingZone().getId())));
    }

    /** Nothing more is due up to this day. */
    Uni<Void> finish(SqlConnection connection, LocalDate day) {
        return connection.preparedQuery(FINISH).execute(Tuple.of(day)).replaceWithVoid();
    }

    /** Some of those in hand, with not too many viewers together. */
    Uni<List<Block>> some(SqlConnection connection) {
        return connection
                .preparedQuery(SOME)
                .execute(Tuple.of(config.viewersTogether(), config.eventsTogether()))
                .map(PgBlocks::read);
    }

    private static List<Block> read(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Block(
                        row.getString("event_id"),
                        row.getLocalDate("from_date"),
                        row.getLocalDate("to_date"),
                        row.getInteger("viewers")))
                .toList();
    }
}
