package app.synth.analytics.rollup;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A day from scratch: temporary tables stand in front of the stored ones under the same names, get what was before the day
 * (a like is one only if there was none before), and the same statements as in every step fold all raw interactions of the
 * day into them.
 */
@ApplicationScoped
class PgRecomputation {

    private static final List<String> BESIDE_THE_DAILY = List.of("viewers", "event_facts");

    /** Interactions of the days before and after, which only make sessions whole. */
    private static final String NOT_OF_THE_DAY = """
            update step_rows set action = 'continued', entity_id = null, sent = null
            where occurred_at < $1 or occurred_at >= $2
            """;

    private static final String TOGGLES_BEFORE = """
            insert into toggles
            select known.*
            from (select distinct entity_type, entity_id, viewer from step_rows
                  where action in ('interest', 'interest_removed', 'like', 'unlike', 'follow', 'unfollow')) as touched
            cross join unnest(array['_interest', '_like', '_follow']) as kind
            join analytics.toggles as known
                on known.relation = touched.entity_type || kind
                and known.entity_id = touched.entity_id and known.viewer = touched.viewer
            where known.date < $1
            """;

    private static final String REVIEWS_BEFORE = """
            insert into event_reviews
            select known.*
            from (select distinct entity_id, viewer from step_rows where action = 'review') as touched
            join analytics.event_reviews as known on known.event_id = touched.entity_id and known.viewer = touched.viewer
            where known.date < $1
            """;

    /** For the events of the day, on whatever day somebody said that they attend. */
    private static final String ATTENDEES_OF_OTHER_DAYS = """
            insert into event_attendees
            select known.*
            from analytics.event_attendees as known
            where known.event_id in (
                      select entity_id from step_rows where action in ('attend', 'review')
                      union
                      select event_id from event_places where local_date = $1)
              and known.date <> $1
            """;

    private static final String SEEN_BEFORE = """
            insert into viewers
            select known.* from analytics.viewers as known
            where known.first_date < $1 and known.viewer in (select viewer from step_rows)
            """;

    /** As if all had come on the last day before. */
    private static final String FOLLOWED_BEFORE = """
            with artists_before as (
                insert into analytics_artist_daily (artist_id, date, new_followers, total_followers, active_events)
                select artist_id, before.date, before.total_followers, before.total_followers, before.active_events
                from (select artist_id from analytics.analytics_artist_daily where date = $1) as concerned
                cross join lateral (
                    select date, total_followers, active_events from analytics.analytics_artist_daily as day
                    where day.artist_id = concerned.artist_id and day.date < $1
                    order by date desc limit 1) as before
            )
            insert into analytics_venue_daily (venue_id, date, new_followers, total_followers)
            select venue_id, before.date, before.total_followers, before.total_followers
            from (select venue_id from analytics.analytics_venue_daily where date = $1) as concerned
            cross join lateral (
                select date, total_followers from analytics.analytics_venue_daily as day
                where day.venue_id = concerned.venue_id and day.date < $1
                order by date desc limit 1) as before
            """;

    private static final String HOSTED = """
            with hosted as (
                insert into analytics_venue_daily (venue_id, date, events_hosted, event_attendance)
                select venue_id, local_date, count(*), (
                           select count(distinct user_id)
                           from event_places as there join event_attendees using (event_id)
                           where there.venue_id = place.venue_id and there.local_date = $1)
                from event_places as place
                where local_date = $1
                group by venue_id, local_date
                returning venue_id, date
            )
            insert into step_venue_days (venue_id, date) select venue_id, date from hosted
            """;

    private final RollupConfig config;

    PgRecomputation(RollupConfig config) {
        this.config = config;
    }

    /** Recomputes the day into temporary tables of the connection's transaction, from what is counted up to a transaction. */
    Uni<Void> day(SqlConnection connection, LocalDate day, String counted) {
        OffsetDateTime start = day.atStartOfDay(config.reportingZone()).toOffsetDateTime();
        OffsetDateTime end =
                day.plusDays(1).atStartOfDay(config.reportingZone()).toOffsetDateTime();
        List<PgStatement> statements = new ArrayList<>();
        tables().map(PgRecomputation::inFront).forEach(statements::add);
        statements.addAll(PgFold.stage());
        statements.add(PgStatement.of(PgStage.OF_DAYS, start, end, counted));
        statements.add(PgStatement.of(PgStage.OF_SESSIONS_ACROSS, start, end, counted));
        statements.add(PgStatement.of(NOT_OF_THE_DAY, start, end));
        statements.add(PgStatement.of(PgProfileVisits.MEANT));
        for (String before : List.of(
                TOGGLES_BEFORE, REVIEWS_BEFORE, ATTENDEES_OF_OTHER_DAYS, SEEN_BEFORE, FOLLOWED_BEFORE, HOSTED)) {
            statements.add(PgStatement.of(before, day));
        }
        statements.addAll(PgFold.figures("0", start, config));
        return PgStatement.all(
                connection,
                statements.stream().map(PgRecomputation::preparedApart).toList());
    }

    private static Stream<String> tables() {
        return Stream.concat(Stream.of(RollupTable.values()).map(RollupTable::table), BESIDE_THE_DAILY.stream());
    }

    private static PgStatement inFront(String table) {
        return PgStatement.of("create temporary table " + table + " (like analytics." + table
                + " including defaults including generated including indexes) on commit drop");
    }

    /** A statement that was prepared keeps to the tables it found; these must never be the ones of a step. */
    private static PgStatement preparedApart(PgStatement statement) {
        return statement.preparedAs("recomputed");
    }
}
