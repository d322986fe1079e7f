package app.synth.analytics.audience;

import app.synth.analytics.audience.ReleaseStep.Outcome;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** Writes releases down, for good. */
@ApplicationScoped
class PgReleases {
    private static final String STILL_IN_HAND = """
            select count(*) from audience_blocks
            join unnest($1::text[], $2::date[]) as block (event_id, to_date) using (event_id, to_date)
            """;

    private static final String RELEASES = """
            insert into audience_releases (event_id, from_date, to_date, k, viewers)
            select event_id, from_date, to_date, k, viewers
            from jsonb_to_recordset($1::text::jsonb) as release (
                event_id text, from_date date, to_date date, k integer, viewers integer)
            """;

    private static final String CELLS = """
            insert into audience_cells (event_id, from_date, to_date, counted, key, value, viewers)
            select event_id, from_date, to_date, counted, key, value, viewers
            from jsonb_to_recordset($1::text::jsonb) as release (event_id text, from_date date, to_date date, cells jsonb),
                 jsonb_to_recordset(cells) as cell (counted text, key text, value text[], viewers integer)
            """;

    /** The same for those who read the daily table with SQL. */
    private static final String DAILY = """
            with released as (
                select event_id, from_date, to_date, k
                from jsonb_to_recordset($1::text::jsonb) as release (event_id text, from_date date, to_date date, k integer)
            ), shown as (
                select event_id, to_date,
                       jsonb_agg(jsonb_build_object('age_band', value[1], 'gender', value[2], 'viewers', viewers)
                                 order by viewers desc, value)
                           filter (where counted = 'demographics' and value <> '{}') as demographics,
                       coalesce(sum(viewers) filter (where counted = 'demographics' and value = '{}'), 0) as ages_hidden,
                       jsonb_agg(jsonb_build_object('city', value[1], 'state', value[2], 'viewers', viewers)
                                 order by viewers desc, value)
                           filter (where counted = 'locations' and value <> '{}') as locations,
                       coalesce(sum(viewers) filter (where counted = 'locations' and value = '{}'), 0) as places_hidden
                from audience_cells join released using (event_id, from_date, to_date)
                where key = '' and counted in ('demographics', 'locations')
                group by event_id, to_date
            ), both_ways as (
                select event_id, to_date,
                       jsonb_build_object('from', from_date, 'to', to_date, 'k', k) as block,
                       jsonb_build_object('cells', coalesce(demographics, '[]'), 'hidden', ages_hidden) as demographics,
                       jsonb_build_object('cells', coalesce(locations, '[]'), 'hidden', places_hidden) as locations
                from released left join shown using (event_id, to_date)
            )
            update analytics_event_daily as day
            set viewer_demographics = block || demographics, viewer_locations = block || locations
            from both_ways
            where day.event_id = both_ways.event_id and day.date = both_ways.to_date
            """;

    private static final String THROUGH = """
            insert into audience_events (event_id, through)
            select event_id, to_date from unnest($1::text[], $2::date[]) as block (event_id, to_date)
            on conflict (event_id) do update set through = excluded.through
            """;

    private static final String DROP_FIRSTS = "delete from audience_firsts where event_id = any ($1)";
    private static final String DROP_BLOCKS = "delete from audience_blocks where event_id = any ($1)";

    /** Nothing is in hand when the last of them are out. */
    private static final String EMPTY_HANDED = """
            update audience_progress set scanned_until = null, keys = '{}'
            where not exists (select from audience_blocks)
            """;

    private final ObjectMapper mapper;

    PgReleases(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Writes the releases of these blocks, unless somebody else has meanwhile; behind the lock. */
    Uni<ReleaseStep> write(SqlConnection connection, List<Block> blocks, List<Release> releases) {
        String[] events = blocks.stream().map(Block::eventId).toArray(String[]::new);
        Tuple ends = Tuple.of(events, blocks.stream().map(Block::to).toArray(LocalDate[]::new));
        return connection
                .preparedQuery(STILL_IN_HAND)
                .execute(ends)
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(there -> there == blocks.size()
                        ? write(connection, releases, ends, Tuple.of(events))
                                .replaceWith(new ReleaseStep(Outcome.RELEASED, blocks.size()))
                        : Uni.createFrom().item(ReleaseStep.of(Outcome.ELSEWHERE)));
    }

    private Uni<Void> write(SqlConnection connection, List<Release> releases, Tuple ends, Tuple events) {
        return Uni.createFrom()
                .item(Unchecked.supplier(() -> mapper.writeValueAsString(releases)))
                .map(Tuple::of)
                .chain(json -> connection
                        .preparedQuery(RELEASES)
                        .execute(json)
                        .chain(() -> connection.preparedQuery(CELLS).execute(json))
                        .chain(() -> connection.preparedQuery(DAILY).execute(json)))
                .chain(() -> connection.preparedQuery(THROUGH).execute(ends))
                .chain(() -> connection.preparedQuery(DROP_FIRSTS).execute(events))
                .chain(() -> connection.preparedQuery(DROP_BLOCKS).execute(events))
                .chain(() -> connection.query(EMPTY_HANDED).execute())
                .replaceWithVoid();
    }
}
