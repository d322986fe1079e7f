package app.synth.analytics.rollup;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Holds a day's figures against a recomputation, or puts the recomputation in their place. */
@ApplicationScoped
class PgVerification {
    private static final int SAMPLE = 20;

    /** Figures, cursor and raw interactions as of one moment, while steps go on. */
    private static final String ONE_SNAPSHOT = "set transaction isolation level repeatable read";

    private static final String SETTINGS =
            "select set_config('timezone', $1, true), set_config('work_mem', '64MB', true)";

    private static final String COUNTED = "select position::text as counted from rollup_cursor";

    /** No step while figures are exchanged. */
    private static final String COUNTED_AND_HELD = COUNTED + " for update";

    /**
     * Who visitors turned out to be and who has left, of whatever the cursor stands behind and never met: a server that is
     * younger than the cursor gave it smaller transaction ids. Else it is known, and stays as it is.
     */
    private static final String RELEARN = """
            with missed as (
                select (min(tx)::text::numeric - 1)::text::xid8 as after
                from departures('0') as left_then
                where not exists (
                    select from departed
                    where departed.user_id = left_then.user_id and departed.departed_at >= left_then.departed_at)
            ), cursor as (
                update rollup_cursor set departures = least(departures, missed.after) from missed returning position
            )
            insert into claims (visitor, anonymous_id, user_id, claimed_at)
            select md5('visitor:' || anonymous_id)::uuid, anonymous_id, user_id, claimed_at
            from tracking.identities, cursor
            where written_in <= position
            on conflict (visitor) do nothing
            """;

    private static final String DIFFERENCES = """
            select key::text as key, recomputed::text as recomputed, stored::text as stored, compared
            from differences($1, $2, $3, $4)
            """;

    /** Weeks and months are distinct again: counted from the days, which are held against the raw interactions. */
    private static final String PERIODS = """
            select jsonb_build_object('period', period, 'start', start)::text as key,
                   jsonb_build_object('users', counted.users, 'visitors', counted.visitors,
                                      'new_users', counted.new_users, 'new_visitors', counted.new_visitors)::text
                       as recomputed,
                   jsonb_build_object('users', coalesce(known.users, 0), 'visitors', coalesce(known.visitors, 0),
                                      'new_users', coalesce(known.new_users, 0),
                                      'new_visitors', coalesce(known.new_visitors, 0))::text as stored,
                   0::bigint as compared
            from (select period, date_trunc(period, $1::date::timestamp)::date as start
                  from unnest(array['week', 'month']) as period) as asked
            cross join lateral (
                select (select count(distinct viewer) from analytics.viewer_days
                        where is_user and date >= start and date < start + ('1 ' || period)::interval) as users,
                       (select count(distinct viewer) from analytics.viewer_days
                        where not is_user and date >= start and date < start + ('1 ' || period)::interval) as visitors,
                       (select count(*) from analytics.viewers
                        where is_user and first_date >= start and first_date < start + ('1 ' || period)::interval)
                           as new_users,
                       (select count(*) from analytics.viewers
                        where not is_user and first_date >= start and first_date < start + ('1 ' || period)::interval)
                           as new_visitors) as counted
            left join analytics.analytics_activity as known using (period, start)
            where (counted.users, counted.visitors, counted.new_users, counted.new_visitors)
                  is distinct from (coalesce(known.users, 0)::bigint, coalesce(known.visitors, 0)::bigint,
                                    coalesce(known.new_users, 0)::bigint, coalesce(known.new_visitors, 0)::bigint)
            """;

    /** What cannot be told from interactions stays: who people were on that day, and what was released about them. */
    private static final String KEEP = """
            with people as (
                update pg_temp.viewer_days as fresh set
                    age_band = known.age_band, gender = known.gender, city = known.city, state = known.state
                from analytics.viewer_days as known
                where fresh.viewer = known.viewer and fresh.date = known.date and known.date = $1
            )
            update pg_temp.analytics_event_daily as fresh set
                viewer_demographics = known.viewer_demographics, viewer_locations = known.viewer_locations
            from analytics.analytics_event_daily as known
            where fresh.event_id = known.event_id and fresh.date = known.date and known.date = $1
            """;

    private static final String TAKE_OVER = "select take_over($1, $2, $3)";

    /** Those that began before the day, and go on or end on it ({@code $1} is its beginning). */
    private static final String TAKE_OVER_SESSIONS = """
            with gone as (
                delete from analytics.viewer_sessions as known
                where started_at < $1 and ended_at >= $1
                  and not exists (
                      select from pg_temp.viewer_sessions as fresh
                      where fresh.viewer = known.viewer and fresh.session_id = known.session_id
                        and fresh.started_at = known.started_at)
            )
            insert into analytics.viewer_sessions as known
            select * from pg_temp.viewer_sessions
            where started_at < $1 and ended_at >= $1
            on conflict (viewer, session_id, started_at) do update set
                ended_at = excluded.ended_at, depth = excluded.depth,
                entry_action = excluded.entry_action, entry_type = excluded.entry_type,
                exit_action = excluded.exit_action, exit_type = excluded.exit_type
            """;

    private static final String TAKE_OVER_FACTS = """
            with gone as (
                delete from analytics.event_facts where occurred_at >= $1 and occurred_at < $2
            )
            insert into analytics.event_facts select * from pg_temp.event_facts
            where occurred_at >= $1 and occurred_at < $2
            """;

    /** First days follow from the days. Who was first seen before the oldest of them keeps that. */
    private static final String FIRST_DAYS = """
            with concerned as (
                select viewer from analytics.viewer_days where date = $1
                union
                select viewer from analytics.viewers where first_date = $1
            ), counted as (
                select viewer, bool_or(day.is_user) as is_user, min(day.date) as first_date
                from concerned left join analytics.viewer_days as day using (viewer)
                group by viewer
            ), gone as (
                delete from analytics.viewers as known using counted
                where counted.first_date is null and known.viewer = counted.viewer and known.first_date = $1
            )
            insert into analytics.viewers as known (viewer, is_user, first_date)
            select viewer, is_user, first_date from counted where first_date is not null
            on conflict (viewer) do update set first_date = excluded.first_date
            where known.first_date = $1 or known.first_date > excluded.first_date
            """;

    private static final String RECOUNT_PERIODS = """
            insert into analytics.analytics_activity as known (period, start, users, visitors, new_users, new_visitors)
            select period, start,
                   (select count(distinct viewer) from analytics.viewer_days
                    where is_user and date >= start and date < start + ('1 ' || period)::interval),
                   (select count(distinct viewer) from analytics.viewer_days
                    where not is_user and date >= start and date < start + ('1 ' || period)::interval),
                   (select count(*) from analytics.viewers
                    where is_user and first_date >= start and first_date < start + ('1 ' || period)::interval),
                   (select count(*) from analytics.viewers
                    where not is_user and first_date >= start and first_date < start + ('1 ' || period)::interval)
            from (select period, date_trunc(period, $1::date::timestamp)::date as start
                  from unnest(array['day', 'week', 'month']) as period) as asked
            on conflict (period, start) do update set
                users = excluded.users, visitors = excluded.visitors,
                new_users = excluded.new_users, new_visitors = excluded.new_visitors
            """;

    private static final String TOTALS_AFTERWARDS = """
            with artists as (
                update analytics.analytics_artist_daily as day set total_followers = totals.total
                from (select each.artist_id, each.date,
                             sum(each.new_followers) over (partition by each.artist_id order by each.date)
                             + coalesce((select total_followers from analytics.analytics_artist_daily as earlier
                                         where earlier.artist_id = each.artist_id and earlier.date < $1
                                         order by earlier.date desc limit 1), 0) as total
                      from analytics.analytics_artist_daily as each
                      where each.date >= $1
                        and each.artist_id in (select artist_id from analytics.analytics_artist_daily where date = $1)) as totals
                where day.artist_id = totals.artist_id and day.date = totals.date
                  and day.total_followers is distinct from totals.total
            )
            update analytics.analytics_venue_daily as day set total_followers = totals.total
            from (select each.venue_id, each.date,
                         sum(each.new_followers) over (partition by each.venue_id order by each.date)
                         + coalesce((select total_followers from analytics.analytics_venue_daily as earlier
                                     where earlier.venue_id = each.venue_id and earlier.date < $1
                                     order by earlier.date desc limit 1), 0) as total
                  from analytics.analytics_venue_daily as each
                  where each.date >= $1
                    and each.venue_id in (select venue_id from analytics.analytics_venue_daily where date = $1)) as totals
            where day.venue_id = totals.venue_id and day.date = totals.date
              and day.total_followers is distinct from totals.total
            """;

    private final Pool database;
    private final RollupConfig config;
    private final PgRecomputation recomputation;

    PgVerification(Pool database, RollupConfig config, PgRecomputation recomputation) {
        this.database = database;
        this.config = config;
        this.recomputation = recomputation;
    }

    /** Compares every cell of the day; changes nothing. */
    Uni<DayCheck> verify(LocalDate day) {
        return database.withTransaction(connection -> connection
                .query(ONE_SNAPSHOT)
                .execute()
                .chain(() -> recompute(connection, COUNTED, day))
                .chain(() -> differences(connection, day)));
    }

    /** Before days are rebuilt. */
    Uni<Void> relearn() {
        return database.query(RELEARN).execute().replaceWithVoid();
    }

    /** Recomputes the day and puts it in the place of what was there; says what differed. */
    Uni<DayCheck> rebuild(LocalDate day) {
        return database.withTransaction(connection -> recompute(connection, COUNTED_AND_HELD, day)
                .chain(() -> differences(connection, day))
                .call(() -> PgStatement.all(connection, exchange(day))));
    }

    private Uni<Void> recompute(SqlConnection connection, String counted, LocalDate day) {
        return connection
                .preparedQuery(SETTINGS)
                .execute(Tuple.of(config.reportingZone().getId()))
                .chain(() -> connection.query(counted).execute())
                .map(rows -> rows.iterator().next().getString("counted"))
                .chain(position -> recomputation.day(connection, day, position));
    }

    private static Uni<DayCheck> differences(SqlConnection connection, LocalDate day) {
        return Multi.createFrom()
                .items(RollupTable.values())
                .onItem()
                .transformToUniAndConcatenate(table -> connection
                        .preparedQuery(DIFFERENCES)
                        .execute(Tuple.of(table.table(), table.keys().toArray(String[]::new), table.ofTheDay(), day))
                        .map(rows -> check(table.table(), rows)))
                .collect()
                .asList()
                .chain(checks -> connection
                        .preparedQuery(PERIODS)
                        .execute(Tuple.of(day))
                        .map(rows -> {
                            List<DayCheck> all = new ArrayList<>(checks);
                            all.add(check("analytics_activity", rows));
                            return DayCheck.sum(all, SAMPLE);
                        }));
    }

    private static DayCheck check(String table, RowSet<Row> rows) {
        long compared = 0;
        long differences = 0;
        JsonArray sample = new JsonArray();
        for (Row row : rows) {
            compared = row.getLong("compared");
            if (row.getString("key") != null) {
                differences++;
                if (sample.size() < SAMPLE) {
                    sample.add(new JsonObject()
                            .put("table", table)
                            .put("key", new JsonObject(row.getString("key")))
                            .put("recomputed", object(row.getString("recomputed")))
                            .put("stored", object(row.getString("stored"))));
                }
            }
        }
        return new DayCheck(compared, differences, sample.encode());
    }

    private static JsonObject object(@org.jspecify.annotations.Nullable String json) {
        return json == null ? new JsonObject() : new JsonObject(json);
    }

    private List<PgStatement> exchange(LocalDate day) {
        OffsetDateTime start = day.atStartOfDay(config.reportingZone()).toOffsetDateTime();
        OffsetDateTime end =
                day.plusDays(1).atStartOfDay(config.reportingZone()).toOffsetDateTime();
        List<PgStatement> statements = new ArrayList<>();
        statements.add(PgStatement.of(KEEP, day));
        for (RollupTable table : RollupTable.values()) {
            statements.add(PgStatement.of(TAKE_OVER, table.table(), table.ofTheDay(), day));
        }
        statements.add(PgStatement.of(TAKE_OVER_SESSIONS, start));
        statements.add(PgStatement.of(TAKE_OVER_FACTS, start, end));
        statements.add(PgStatement.of(FIRST_DAYS, day));
        statements.add(PgStatement.of(RECOUNT_PERIODS, day));
        statements.add(PgStatement.of(TOTALS_AFTERWARDS, day));
        return statements;
    }
}
