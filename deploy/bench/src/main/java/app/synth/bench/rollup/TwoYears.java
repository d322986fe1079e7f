package app.synth.bench.rollup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Figures of two years as the rollups leave them, without the interactions: at full scale 100,000 events that live 60 days
 * each, 10,000 artists, 2,000 venues, and a million users active on five days a month.
 *
 * @param scale of everything but the days
 * @param last the last of the 730 days
 */
record TwoYears(double scale, LocalDate last) {
    static final int DAYS = 730;
    static final int EVENT_DAYS = 60;

    /** %1$d events, %2$d artists, %3$d venues, %4$d users, %5$s the first day. Nothing is to be folded: triggers stay silent. */
    private static final String FIGURES = """
            set session_replication_role = replica;
            set synchronous_commit = off;

            create function pg_temp.some(number bigint, salt integer, bound bigint) returns bigint
                language sql immutable parallel safe
                return (hashint8extended(number, salt) & 9223372036854775807) %% bound;

            insert into analytics.artists (artist_id, name)
            select 'artist-' || n, 'Artist ' || n from generate_series(0, %2$d - 1) as n;
            insert into analytics.venues (venue_id, name, city, state, zone)
            select 'venue-' || n, 'Venue ' || n, 'City ' || n %% 40, 'S' || n %% 20, 'UTC' from generate_series(0, %3$d - 1) as n;

            create temporary table event as
            select n, 'event-' || n as event_id, 'artist-' || n %% %2$d as artist_id, 'venue-' || n %% %3$d as venue_id,
                   date '%5$s' + (n::bigint * 670 / %1$d)::integer as since,
                   3 + (3000 / (10 + pg_temp.some(n, 1, %1$d)))::integer as viewers
            from generate_series(0, %1$d - 1) as n;
            insert into analytics.events (event_id, title, artist_ids, venue_id, starts_at, zone)
            select event_id, 'Event ' || n, array[artist_id], venue_id, since + 59 + time '20:00', 'UTC' from event;
            insert into analytics.event_artists select artist_id, event_id, since + 59 from event;
            insert into analytics.event_places select event_id, venue_id, since + 59 from event;

            insert into analytics.event_viewers
            select event_id, since + day, md5('bench user ' || pg_temp.some(n * 60 + day, one, %4$d))::uuid,
                   1 + one %% 3, (one %% 7 = 0)::integer
            from event, generate_series(0, 59) as day, generate_series(1, viewers) as one
            on conflict do nothing;
            insert into analytics.analytics_event_daily
                (event_id, date, impressions, unique_viewers, clicks, detail_views, interested_count, likes_count, comments_count,
                 shares_count, ticket_link_clicks, converted_viewers, review_count, rated_count, rating_sum)
            select event_id, since + day, viewers * 9 + day, viewers, viewers, viewers * 2, viewers / 4, viewers / 5, viewers / 9,
                   viewers / 8, viewers / 6, viewers / 7, viewers / 20, viewers / 20, viewers / 20 * 4
            from event, generate_series(0, 59) as day;
            insert into analytics.analytics_breakdown_daily
            select event_id, since + day, (array['source', 'feed_type', 'ticket_provider'])[1 + value / 2], 'value ' || value,
                   viewers, viewers, viewers, viewers
            from event, generate_series(0, 59) as day, generate_series(0, 5) as value;

            insert into analytics.analytics_artist_daily
                (artist_id, date, profile_views, new_followers, total_followers, active_events, event_impressions, event_clicks,
                 reviews_received, total_engagement, rated_count, rating_sum)
            select 'artist-' || n, date '%5$s' + day, (n + day) %% 50, (n + day) %% 5, day * 2, 10, (n * day) %% 900, (n * day) %% 200,
                   day %% 3, day %% 40, day %% 3, day %% 3 * 4
            from generate_series(0, %2$d - 1) as n, generate_series(0, 729) as day;
            insert into analytics.analytics_venue_daily
                (venue_id, date, profile_views, new_followers, total_followers, events_hosted, event_impressions, event_attendance,
                 reviews_received, rated_count, rating_sum)
            select 'venue-' || n, date '%5$s' + day, (n + day) %% 50, (n + day) %% 5, day * 2, day %% 2, (n * day) %% 900, day %% 30,
                   day %% 3, day %% 3, day %% 3 * 4
            from generate_series(0, %3$d - 1) as n, generate_series(0, 729) as day;

            insert into analytics.analytics_user_daily
                (user_id, date, events_viewed, events_clicked, events_interested, ticket_links_clicked, reviews_written,
                 shares_sent, sessions_count, total_time_seconds, searches_performed)
            select user_id, date '%5$s' + month * 30 + active * 6 + pg_temp.some(n, 2, 6)::integer, 9, 4, 1, 1, 0, 1, 2, 640, 3
            from (select n, md5('bench user ' || n)::uuid as user_id from generate_series(0, %4$d - 1) as n order by 2) as person,
                 generate_series(0, 23) as month, generate_series(0, 4) as active;

            insert into analytics.analytics_activity
            select period, start::date, %4$d * least(days, 6) / 6, %4$d * least(days, 6) / 20, %4$d / 9000 * days, %4$d / 3000 * days,
                   case days when 1 then %4$d * 4 else 0 end, case days when 1 then %4$d / 3 else 0 end,
                   case days when 1 then %4$d * 100 else 0 end
            from (values ('day', 1), ('week', 7), ('month', 30)) as periods (period, days),
                 lateral (select distinct date_trunc(period, date '%5$s' + day) as start
                          from generate_series(0, 729) as day) as starts;
            insert into analytics.analytics_action_daily
            select date '%5$s' + day, action, %4$d / (3 + length(action))
            from generate_series(0, 729) as day,
                 unnest(array['impression', 'event_click', 'detail_view', 'detail_view_end', 'ticket_click', 'search',
                              'search_results', 'profile_visit', 'interest', 'interest_removed', 'like', 'unlike', 'review',
                              'comment', 'share', 'follow', 'scroll', 'navigate', 'message', 'other']) as action;
            insert into analytics.analytics_search_daily
            select date '%5$s' + day, 'words ' || n, 1 + 500 / (n + 1), 1 + 500 / (n + 1), n %% 9, 40
            from generate_series(0, 729) as day, generate_series(0, 499) as n;
            insert into analytics.analytics_breakdown_daily
            select '', date '%5$s' + day, (array['source', 'feed_type', 'ticket_provider', 'position'])[1 + value / 10],
                   'value ' || value, 900, 200, 200, 90
            from generate_series(0, 729) as day, generate_series(0, 39) as value;
            """;

    int events() {
        return (int) (100_000 * scale);
    }

    int artists() {
        return (int) (10_000 * scale);
    }

    int venues() {
        return (int) (2_000 * scale);
    }

    int users() {
        return (int) (1_000_000 * scale);
    }

    LocalDate first() {
        return last.minusDays(DAYS - 1);
    }

    /** The first day of an event's sixty. */
    LocalDate firstOf(int event) {
        return first().plusDays(event * 670L / events());
    }

    /** The first of the users. */
    static List<UUID> people(Connection connection, int count) throws SQLException {
        List<UUID> people = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select md5('bench user ' || n)::uuid from generate_series(0, " + (count - 1) + ") as n")) {
            while (rows.next()) {
                people.add(rows.getObject(1, UUID.class));
            }
        }
        return people;
    }

    /** Writes them all. */
    void write(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(FIGURES.formatted(events(), artists(), venues(), users(), first()));
            statement.execute("reset session_replication_role");
            statement.execute("vacuum analyze");
        }
    }
}
