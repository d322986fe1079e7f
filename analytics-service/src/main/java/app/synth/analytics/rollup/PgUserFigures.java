package app.synth.analytics.rollup;

/** What a user did. Visitors have no figures of their own until they identify themselves. */
final class PgUserFigures {

    static final String COUNTS = """
            insert into analytics_user_daily as day
                (user_id, date, events_viewed, events_clicked, ticket_links_clicked, reviews_commented,
                 friends_added, messages_sent, shares_sent, searches_performed)
            select user_id, date,
                   count(*) filter (where action = 'detail_view'),
                   count(*) filter (where action = 'event_click'),
                   count(*) filter (where action = 'ticket_click'),
                   count(*) filter (where action = 'comment'),
                   count(*) filter (where action = 'friend_add'),
                   count(*) filter (where action = 'message'),
                   count(*) filter (where action = 'share'),
                   count(*) filter (where action = 'search')
            from arrivals($1::text::xid8, $2::text::xid8, $3)
            where user_id is not null
              and (action in ('detail_view', 'event_click', 'ticket_click', 'friend_add', 'message', 'share', 'search')
                   or action = 'comment' and entity_type = 'review')
            group by user_id, date
            on conflict (user_id, date) do update set
                events_viewed = day.events_viewed + excluded.events_viewed,
                events_clicked = day.events_clicked + excluded.events_clicked,
                ticket_links_clicked = day.ticket_links_clicked + excluded.ticket_links_clicked,
                reviews_commented = day.reviews_commented + excluded.reviews_commented,
                friends_added = day.friends_added + excluded.friends_added,
                messages_sent = day.messages_sent + excluded.messages_sent,
                shares_sent = day.shares_sent + excluded.shares_sent,
                searches_performed = day.searches_performed + excluded.searches_performed
            """;

    /**
     * A session is one user and session id without a gap over 30 minutes. A new interaction lengthens a session, joins two,
     * or begins one; only sessions within 30 minutes of one can be concerned. A session counts in every day it touches, its
     * seconds are split at midnight.
     */
    static final String SESSIONS = """
            with arrived as (
                select user_id, coalesce(session_id, '') as session_id, occurred_at
                from arrivals($1::text::xid8, $2::text::xid8, $3)
                where user_id is not null
            ), reach as (
                select user_id, session_id,
                       min(occurred_at) - interval '30 minutes' as since,
                       max(occurred_at) + interval '30 minutes' as until
                from arrived
                group by user_id, session_id
            ), before as (
                select known.user_id, known.session_id, known.started_at, known.ended_at
                from user_sessions as known
                join reach on known.user_id = reach.user_id and known.session_id = reach.session_id
                          and known.started_at <= reach.until and known.ended_at >= reach.since
            ), pieces as (
                select * from before
                union all
                select user_id, session_id, occurred_at, occurred_at from arrived
            ), marked as (
                select *,
                       started_at <= max(ended_at) over earlier + interval '30 minutes' as continues
                from pieces
                window earlier as (
                    partition by user_id, session_id order by started_at, ended_at
                    rows between unbounded preceding and 1 preceding)
            ), numbered as (
                select *,
                       count(*) filter (where continues is not true) over (
                           partition by user_id, session_id order by started_at, ended_at
                           rows unbounded preceding) as number
                from marked
            ), after as (
                select user_id, session_id, min(started_at) as started_at, max(ended_at) as ended_at
                from numbered
                group by user_id, session_id, number
            ), joined as (
                delete from user_sessions as known
                using (select user_id, session_id, started_at from before
                       except
                       select user_id, session_id, started_at from after) as gone
                where known.user_id = gone.user_id
                  and known.session_id = gone.session_id
                  and known.started_at = gone.started_at
            ), kept as (
                insert into user_sessions as known (user_id, session_id, started_at, ended_at)
                select user_id, session_id, started_at, ended_at from after
                on conflict (user_id, session_id, started_at) do update set ended_at = excluded.ended_at
                where known.ended_at <> excluded.ended_at
            ), weighed as (
                select -1 as weight, * from before
                union all
                select 1, * from after
            ), days as (
                select weight, user_id, day::date as date,
                       floor(extract(epoch from
                           least(ended_at, (day + interval '1 day') at time zone $3)
                           - greatest(started_at, day at time zone $3))) as seconds
                from weighed,
                     generate_series(date_trunc('day', started_at at time zone $3),
                                     date_trunc('day', ended_at at time zone $3),
                                     interval '1 day') as day
            )
            insert into analytics_user_daily as total (user_id, date, sessions_count, total_time_seconds)
            select user_id, date, sum(weight), sum(weight * seconds)
            from days
            group by user_id, date
            having sum(weight) <> 0 or sum(weight * seconds) <> 0
            on conflict (user_id, date) do update set
                sessions_count = total.sessions_count + excluded.sessions_count,
                total_time_seconds = total.total_time_seconds + excluded.total_time_seconds
            """;

    private PgUserFigures() {}
}
