package app.synth.bench.rollup;

import app.synth.bench.machine.ProcessTree;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

/**
 * What the suite's plan describes: one function, to be called every night, that aggregates a whole day into one row for each
 * user and one for each event, and replaces what an earlier call has left. It counts what the rollups count by canonical
 * action, with the plan's own idea of sessions (distinct ids; seconds from the day's first to its last interaction), and has
 * two tables to fill where the rollups have a dozen. Of the raw rows it reads only the day's, by their own index.
 */
final class NightlyFunction {
    private static final String TABLES = """
            create table bench.nightly_users (
                user_id            uuid    not null,
                date               date    not null,
                viewed             integer not null,
                clicked            integer not null,
                interested         integer not null,
                tickets            integer not null,
                reviews            integer not null,
                searches           integer not null,
                sessions           integer not null,
                seconds            integer not null,
                primary key (user_id, date)
            );
            create table bench.nightly_events (
                event_id           text    not null,
                date               date    not null,
                impressions        integer not null,
                viewers            integer not null,
                clicks             integer not null,
                click_through_rate numeric,
                interested         integer not null,
                reviews            integer not null,
                rating             numeric,
                likes              integer not null,
                comments           integer not null,
                shares             integer not null,
                tickets            integer not null,
                conversion_rate    numeric,
                primary key (event_id, date)
            );
            """;

    private static final String FUNCTION = """
            create function bench.nightly(day date) returns void language plpgsql as $$
            declare
                since timestamptz := day::timestamp at time zone 'UTC';
            begin
                insert into bench.nightly_users
                select user_id, day,
                       count(*) filter (where action = 'detail_view'),
                       count(*) filter (where action = 'event_click'),
                       count(*) filter (where action = 'interest'),
                       count(*) filter (where action = 'ticket_click'),
                       count(*) filter (where action = 'review'),
                       count(*) filter (where action = 'search'),
                       count(distinct session_id),
                       extract(epoch from max(occurred_at) - min(occurred_at))::integer
                from tracking.user_interactions
                where occurred_at >= since and occurred_at < since + interval '1 day' and user_id is not null
                group by user_id
                on conflict (user_id, date) do update set
                    viewed = excluded.viewed, clicked = excluded.clicked, interested = excluded.interested,
                    tickets = excluded.tickets, reviews = excluded.reviews, searches = excluded.searches,
                    sessions = excluded.sessions, seconds = excluded.seconds;

                insert into bench.nightly_events
                select entity_id, day, impressions, viewers, clicks, clicks::numeric / nullif(impressions, 0), interested, reviews,
                       rating, likes, comments, shares, tickets, tickets::numeric / nullif(viewers, 0)
                from (select entity_id,
                             count(*) filter (where action = 'impression') as impressions,
                             count(distinct user_id) as viewers,
                             count(*) filter (where action = 'event_click') as clicks,
                             count(*) filter (where action = 'interest') as interested,
                             count(*) filter (where action = 'review') as reviews,
                             avg((metadata ->> 'rating')::numeric) filter (where action = 'review') as rating,
                             count(*) filter (where action = 'like') as likes,
                             count(*) filter (where action = 'comment') as comments,
                             count(*) filter (where action = 'share') as shares,
                             count(*) filter (where action = 'ticket_click') as tickets
                      from tracking.user_interactions
                      where occurred_at >= since and occurred_at < since + interval '1 day'
                        and entity_type in ('event', 'ticket_link')
                      group by entity_id) as counted
                on conflict (event_id, date) do update set
                    impressions = excluded.impressions, viewers = excluded.viewers, clicks = excluded.clicks,
                    click_through_rate = excluded.click_through_rate, interested = excluded.interested,
                    reviews = excluded.reviews, rating = excluded.rating, likes = excluded.likes,
                    comments = excluded.comments, shares = excluded.shares, tickets = excluded.tickets,
                    conversion_rate = excluded.conversion_rate;
            end
            $$
            """;

    private final Connection connection;
    private final ProcessTree backend;

    NightlyFunction(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
            statement.execute(FUNCTION);
            try (ResultSet pid = statement.executeQuery("select pg_backend_pid()")) {
                pid.next();
                this.backend = new ProcessTree(pid.getLong(1));
            }
        }
    }

    /** Calls it several times and gives the mean CPU seconds of a call. */
    double cpuSeconds(LocalDate day, int times) throws SQLException {
        long before = backend.ownCpu().toNanos();
        try (PreparedStatement call = connection.prepareStatement("select bench.nightly(?)")) {
            call.setObject(1, day);
            for (int time = 0; time < times; time++) {
                call.execute();
            }
        }
        return (backend.ownCpu().toNanos() - before) / 1e9 / times;
    }
}
