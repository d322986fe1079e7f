package app.synth.bench.rollup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Interactions as the app's screens send them, made by PostgreSQL itself and written as ingestion writes them: some hundred
 * to a transaction, each row with the id of the transaction that wrote it.
 *
 * <p>Two thousand events of 500 artists in 200 places, the n-th visited about 1/n as often as the first; 200,000 people, of
 * whom three in ten are visitors; sessions of eight, side by side as many as there would be at this rate with a quarter of
 * a minute between two interactions.
 */
final class Traffic {
    static final int PEOPLE = 200_000;
    static final int EVENTS = 2_000;

    /** What one transaction of ingestion holds. */
    static final int ROWS_PER_TRANSACTION = 300;

    private static final double SECONDS_BETWEEN = 15;

    private static final String HAPPENINGS = """
            create table bench.happenings (
                number      integer primary key,
                event_type  text  not null,
                entity_type text  not null,
                action      text  not null,
                metadata    jsonb not null
            );
            select setseed(0.5);
            insert into bench.happenings
            select (row_number() over ()) - 1, event_type, entity_type, action, metadata
            from (
                select kind.*, variant,
                       case action
                           when 'impression' then jsonb_build_object(
                               'source', (array['feed', 'feed', 'search', 'list'])[1 + variant % 4], 'position', floor(random() * 40)::int,
                               'feed_type', (array['personalized', 'following'])[1 + variant % 2],
                               'scroll_depth', floor(random() * 100)::int, 'viewport_time', 1762000000000 + floor(random() * 1e6)::bigint)
                           when 'event_click' then jsonb_build_object(
                               'source', (array['feed', 'search', 'map'])[1 + variant % 3], 'position', floor(random() * 40)::int, 'feed_tab', 'events',
                               'distance_miles', round((random() * 40)::numeric, 1), 'relevance_score', round(random()::numeric, 3),
                               'artist_name', 'The Night Herons', 'venue_name', 'Paradise Rock Club', 'event_date', '2026-12-05',
                               'price_range', '$35-$60')
                           when 'detail_view' then jsonb_build_object(
                               'source', 'event_modal', 'artist_name', 'The Night Herons', 'venue_name', 'Paradise Rock Club',
                               'has_ticket_urls', true, 'has_setlist', variant % 2 = 0)
                           when 'detail_view_end' then jsonb_build_object(
                               'source', 'event_modal_close', 'duration_seconds', floor(random() * 120)::int, 'interacted', variant % 2 = 0,
                               'scrolled_to_bottom', false, 'viewed_setlist', false, 'viewed_reviews', variant % 3 = 0)
                           when 'ticket_click' then jsonb_build_object(
                               'ticket_url', 'https://tickets.example/event/' || variant, 'ticket_provider',
                               (array['ticketmaster', 'axs', 'dice'])[1 + variant % 3], 'price_range', '$35-$60', 'event_date', '2026-12-05',
                               'source', 'event_modal', 'days_until_event', floor(random() * 60)::int, 'user_interested', variant % 2 = 0)
                           when 'search' then jsonb_build_object(
                               'query', 'night herons ' || variant, 'search_type', 'artists', 'query_length', 14, 'from_view', 'search')
                           when 'search_results' then jsonb_build_object(
                               'query', 'night herons ' || variant, 'search_type', 'artists', 'result_count', variant * 3 % 50,
                               'load_time_ms', floor(random() * 900)::int, 'has_results', variant > 0)
                           when 'profile_visit' then jsonb_build_object(
                               'source', 'event_modal', 'artist_name', 'The Night Herons', 'from_view', '/feed')
                           when 'interest' then jsonb_build_object('interested', true, 'source', 'event_card')
                           when 'interest_removed' then jsonb_build_object('interested', false, 'source', 'event_card')
                           when 'like' then jsonb_build_object('liked', true, 'review_rating', 1 + variant % 5, 'source', 'feed')
                           when 'review' then jsonb_build_object('rating', 1 + variant % 5, 'review_length', 10 * variant, 'has_photos', false)
                           when 'share' then jsonb_build_object('platform', 'whatsapp', 'recipient_count', 1 + variant % 3, 'has_message', true)
                           when 'scroll' then jsonb_build_object('max_scroll_percent', 10 + floor(random() * 90)::int, 'active_tab', 'events')
                           else '{}' end as metadata
                from (values (38, 'view', 'event', 'impression'), (12, 'click', 'event', 'event_click'), (10, 'view', 'event', 'detail_view'),
                             (10, 'view', 'event', 'detail_view_end'), (5, 'click', 'ticket_link', 'ticket_click'),
                             (4, 'search', 'artists', 'search'), (4, 'search', 'search_results', 'search_results'),
                             (4, 'click', 'artist', 'profile_visit'), (3, 'click', 'venue', 'profile_visit'),
                             (2, 'interest', 'event', 'interest'), (1, 'interest', 'event', 'interest_removed'),
                             (2, 'like', 'review', 'like'), (1, 'review', 'event', 'review'), (1, 'follow', 'artist', 'follow'),
                             (1, 'share', 'event', 'share'), (2, 'scroll', 'feed', 'scroll'))
                     as kind (per_hundred, event_type, entity_type, action),
                     generate_series(1, 20 * per_hundred) as one,
                     lateral (select one % 20 as variant) as variants
            ) as all_of_them;
            """;

    private static final String FUNCTION = """
            create function bench.traffic(first bigint, rows integer, spread integer, since timestamptz, apart interval)
                returns table (id uuid, user_id uuid, occurred_at timestamptz, event_type text, entity_type text, entity_id text, action text,
                               session_id text, anonymous_id text, message_id text, metadata jsonb)
                language sql volatile
            as $$
                select gen_random_uuid(),
                       case when person % 10 < 7 then md5('bench user ' || person)::uuid end,
                       since + (n - first) * apart,
                       happening.event_type, happening.entity_type,
                       case happening.entity_type
                           when 'event' then 'event-' || event
                           when 'ticket_link' then 'event-' || event
                           when 'artist' then 'artist-' || event % 500
                           when 'venue' then 'venue-' || event % 200
                           when 'review' then 'review-' || event
                           else happening.entity_type end,
                       happening.action,
                       'session-' || session,
                       case when person % 10 >= 7 then 'visitor-' || person end,
                       'bench-' || n,
                       happening.metadata
                from (select n,
                             n / (8 * spread) * spread + n % spread as session,
                             floor(random() * 2000)::integer as number,
                             floor(power(2000.0, random()))::integer as event
                      from generate_series(first, first + rows - 1) as n) as drawn
                cross join lateral (select abs(hashint8(session)) % 200000 as person) as who
                join bench.happenings as happening using (number)
            $$;
            """;

    private static final String PROCEDURE = """
            create procedure bench.send(first bigint, rows bigint, spread integer, since timestamptz, apart interval, per_transaction integer)
                language plpgsql
            as $$
            declare
                sent bigint := 0;
            begin
                while sent < rows loop
                    insert into tracking.user_interactions
                        (id, user_id, occurred_at, received_at, event_type, entity_type, entity_id, action, source, session_id, anonymous_id,
                         message_id, metadata)
                    select t.id, t.user_id, t.occurred_at, t.occurred_at, t.event_type, t.entity_type, t.entity_id, t.action, 'app', t.session_id,
                           t.anonymous_id, t.message_id, t.metadata
                    from bench.traffic(first + sent, least(per_transaction, rows - sent)::integer, spread, since + sent * apart, apart) as t;
                    commit;
                    sent := sent + per_transaction;
                end loop;
            end
            $$;
            """;

    private static final String CATALOGUE = """
            insert into analytics.artists (artist_id, name)
            select 'artist-' || n, 'Artist ' || n from generate_series(0, 499) as n;
            insert into analytics.venues (venue_id, name, city, state, zone)
            select 'venue-' || n, 'Venue ' || n, 'City ' || n % 40, 'S' || n % 20, 'America/New_York'
            from generate_series(0, 199) as n;
            insert into analytics.events (event_id, title, artist_ids, venue_id, starts_at, zone)
            select 'event-' || n, 'Event ' || n, array['artist-' || n % 500], 'venue-' || n % 200,
                   now() + (n % 90 - 30) * interval '1 day', 'America/New_York'
            from generate_series(0, 1999) as n;
            """;

    private static final String PROFILES = """
            insert into accounts.profiles (user_id, name, gender, birthday, city, state)
            select md5('bench user ' || n)::uuid, 'User ' || n, (array['female', 'male', 'other', null])[1 + n % 4],
                   date '1950-01-01' + (n * 37 % 20000), 'City ' || n % 40, 'S' || n % 20
            from generate_series(0, 199999) as n
            where n % 10 < 7
            """;

    private final Connection connection;

    /** @param connection in auto-commit mode, of nobody else */
    Traffic(Connection connection) {
        this.connection = connection;
    }

    /** Makes what the others need, the catalogue and the people's profiles. */
    static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema bench");
            for (String sql : new String[] {HAPPENINGS, FUNCTION, PROCEDURE, CATALOGUE, PROFILES}) {
                statement.execute(sql);
            }
        }
    }

    /**
     * Sends so many, evenly spaced over a span.
     *
     * @param first the number of the first one: no two have the same
     */
    void send(long first, long rows, Instant since, Duration span) throws SQLException {
        try (Statement setting = connection.createStatement();
                PreparedStatement call = connection.prepareStatement(
                        "call bench.send(?, ?, ?, ?, make_interval(secs => ?), " + ROWS_PER_TRANSACTION + ")")) {
            // thousands of commits, for nobody who would wait for them
            setting.execute("set synchronous_commit = off");
            double apart = span.toNanos() / 1e9 / rows;
            call.setLong(1, first);
            call.setLong(2, rows);
            call.setInt(3, spread(apart));
            call.setObject(4, utc(since));
            call.setDouble(5, apart);
            call.execute();
        }
    }

    /** How many sessions are going on at once. */
    static int spread(double secondsApart) {
        return (int) Math.clamp(SECONDS_BETWEEN / secondsApart, 1, PEOPLE / 4);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
