package app.synth.analytics.rollup;

/** What a user did. Visitors have no days of their own until they identify themselves; their sessions count all the same. */
final class PgUserFigures {

    static final String COUNTS = """
            insert into step_user_days
                (user_id, date, events_viewed, events_clicked, ticket_links_clicked, reviews_commented,
                 friends_added, messages_sent, shares_sent, searches_performed)
            select viewer, date,
                   coalesce(sum(weight) filter (where action = 'detail_view'), 0),
                   coalesce(sum(weight) filter (where action = 'event_click'), 0),
                   coalesce(sum(weight) filter (where action = 'ticket_click'), 0),
                   coalesce(sum(weight) filter (where action = 'comment'), 0),
                   coalesce(sum(weight) filter (where action = 'friend_add'), 0),
                   coalesce(sum(weight) filter (where action = 'message'), 0),
                   coalesce(sum(weight) filter (where action = 'share'), 0),
                   coalesce(sum(weight) filter (where action = 'search'), 0)
            from step_rows
            where whole and is_user
              and (action in ('detail_view', 'event_click', 'ticket_click', 'friend_add', 'message', 'share', 'search')
                   or action = 'comment' and entity_type = 'review')
            group by viewer, date
            """;

    /**
     * A session is one viewer and session id without a gap over 30 minutes. A new interaction lengthens a session, joins two,
     * or begins one; only sessions within 30 minutes of one can be concerned. Those that lose an interaction are cut anew
     * from what the viewer still has ({@code $1} is the last transaction that was counted before). A session counts in every
     * day it touches, its seconds are split at midnight. Of interactions at the same instant the first is that whose action
     * and entity type come first in the alphabet, so it is the same one in whatever order they arrive. A session that was
     * kept before its depth was has none until its day is rebuilt.
     */
    static final String SESSIONS = """
            with arrived as (
                select weight, viewer, session_id, is_user, visitor, occurred_at,
                       row(occurred_at, session_action, entity_type)::session_edge as edge
                from step_rows
                where whole and viewer is not null
            ), reach as (
                select viewer, session_id, bool_or(is_user) as is_user, min(visitor) as visitor,
                       bool_or(weight < 0) as loses,
                       min(occurred_at) - interval '30 minutes' as since,
                       max(occurred_at) + interval '30 minutes' as until,
                       count(*)::integer as depth,
                       -- of a row there is no least one that keeps its type, of an array of one row there is
                       (min(array[edge]))[1] as entry, (max(array[edge]))[1] as exit,
                       -- of one piece, whatever lies between
                       max(occurred_at) - min(occurred_at) <= interval '30 minutes' and min(weight) > 0 as is_whole
                from arrived
                group by viewer, session_id
            ), before as (
                select known.viewer, known.session_id, known.started_at, known.ended_at, known.is_user, known.depth,
                       row(known.started_at, known.entry_action, known.entry_type)::session_edge as entry,
                       row(known.ended_at, known.exit_action, known.exit_type)::session_edge as exit,
                       reach.visitor, reach.loses
                from viewer_sessions as known
                join reach on known.viewer = reach.viewer and known.session_id = reach.session_id
                          and known.started_at <= reach.until and known.ended_at >= reach.since
            ), left_over as (
                select cut.viewer, cut.session_id, cut.is_user,
                       row(still.occurred_at, still.action, still.entity_type)::session_edge as edge
                from before as cut
                cross join lateral (
                    select done.occurred_at, done.action, done.entity_type
                    from tracking.user_interactions as done
                    where cut.is_user and done.user_id = cut.viewer
                      and done.occurred_at between cut.started_at and cut.ended_at
                      and coalesce(done.session_id, '') = cut.session_id and done.written_in <= $1::text::xid8
                    union all
                    select done.occurred_at, done.action, done.entity_type
                    from claims
                    join tracking.user_interactions as done
                        on done.user_id is null and done.anonymous_id = claims.anonymous_id
                        and done.occurred_at <= claims.claimed_at
                    where cut.is_user and claims.user_id = cut.viewer
                      and done.occurred_at between cut.started_at and cut.ended_at
                      and coalesce(done.session_id, '') = cut.session_id and done.written_in <= $1::text::xid8
                      -- what is claimed in this step is among what arrives
                      and not exists (
                          select from tracking.identities as identity
                          where identity.anonymous_id = claims.anonymous_id and identity.written_in > $1::text::xid8)
                    union all
                    select done.occurred_at, done.action, done.entity_type
                    from tracking.user_interactions as done
                    where not cut.is_user and done.user_id is null and done.anonymous_id = cut.visitor
                      and done.occurred_at between cut.started_at and cut.ended_at
                      and coalesce(done.session_id, '') = cut.session_id and done.written_in <= $1::text::xid8
                      and not exists (
                          select from claims where claims.visitor = cut.viewer and done.occurred_at <= claimed_at)
                ) as still
                where cut.loses
                  and not exists (
                      select from departed where departed.user_id = cut.viewer and still.occurred_at <= departed_at)
            ), pieces as (
                select viewer, session_id, is_user, depth, entry, exit from before where not loses
                union all
                select viewer, session_id, is_user, 1, edge, edge from left_over
                union all
                select viewer, session_id, is_user, depth, entry, exit
                from reach where is_whole
                union all
                select viewer, session_id, arrived.is_user, 1, edge, edge
                from arrived join reach using (viewer, session_id)
                where weight > 0 and not is_whole
            ), placed as (
                select *, (entry).at as started_at, (exit).at as ended_at from pieces
            ), marked as (
                select *,
                       started_at <= max(ended_at) over earlier + interval '30 minutes' as continues
                from placed
                window earlier as (
                    partition by viewer, session_id order by started_at, ended_at
                    rows between unbounded preceding and 1 preceding)
            ), numbered as (
                select *,
                       count(*) filter (where continues is not true) over (
                           partition by viewer, session_id order by started_at, ended_at
                           rows unbounded preceding) as number
                from marked
            ), after as (
                select viewer, session_id, min(started_at) as started_at, max(ended_at) as ended_at,
                       bool_or(is_user) as is_user,
                       case when bool_and(depth is not null) then sum(depth)::integer end as depth,
                       (min(array[entry]))[1] as entry, (max(array[exit]))[1] as exit
                from numbered
                group by viewer, session_id, number
            ), gone as (
                delete from viewer_sessions as known
                using (select viewer, session_id, started_at from before
                       except
                       select viewer, session_id, started_at from after) as lost
                where known.viewer = lost.viewer
                  and known.session_id = lost.session_id
                  and known.started_at = lost.started_at
            ), kept as (
                insert into viewer_sessions as known (
                    viewer, session_id, started_at, ended_at, is_user, depth, entry_action, entry_type, exit_action,
                    exit_type)
                select viewer, session_id, started_at, ended_at, is_user, depth, (entry).action, (entry).entity_type,
                       (exit).action, (exit).entity_type
                from after
                on conflict (viewer, session_id, started_at) do update set
                    ended_at = excluded.ended_at, depth = excluded.depth,
                    entry_action = excluded.entry_action, entry_type = excluded.entry_type,
                    exit_action = excluded.exit_action, exit_type = excluded.exit_type
                where known.* is distinct from excluded.*
            ), weighed as (
                select -1 as weight, viewer, started_at, ended_at, is_user from before
                union all
                select 1, viewer, started_at, ended_at, is_user from after
            ), days as (
                select weight, viewer, is_user, started_at::date as date,
                       floor(date_part('epoch', ended_at - started_at))::integer as seconds
                from weighed
                where started_at::date = ended_at::date
                union all
                select weight, viewer, is_user, day::date,
                       floor(date_part('epoch',
                           least(ended_at, (day + interval '1 day')::timestamptz)
                           - greatest(started_at, day::timestamptz)))::integer
                from weighed,
                     generate_series(started_at::date::timestamp, ended_at::date::timestamp, interval '1 day') as day
                where started_at::date <> ended_at::date
            ), of_all as (
                insert into step_activity (period, start, sessions, session_seconds)
                select 'day', date, sum(weight), sum(weight * seconds)
                from days
                group by date
                having sum(weight) <> 0 or sum(weight * seconds) <> 0
            )
            insert into step_user_days (user_id, date, sessions_count, total_time_seconds)
            select viewer, date, sum(weight), sum(weight * seconds)
            from days
            where is_user
            group by viewer, date
            having sum(weight) <> 0 or sum(weight * seconds) <> 0
            """;

    /** All that a step adds to the days of users, at once. */
    static final String DAYS = """
            insert into analytics_user_daily as day (
                user_id, date, events_viewed, events_clicked, events_interested, ticket_links_clicked, reviews_written,
                reviews_liked, reviews_commented, friends_added, messages_sent, shares_sent, sessions_count,
                total_time_seconds, searches_performed)
            select user_id, date, sum(events_viewed), sum(events_clicked), sum(events_interested),
                   sum(ticket_links_clicked), sum(reviews_written), sum(reviews_liked), sum(reviews_commented),
                   sum(friends_added), sum(messages_sent), sum(shares_sent), sum(sessions_count),
                   sum(total_time_seconds), sum(searches_performed)
            from step_user_days
            group by user_id, date
            order by user_id, date
            on conflict (user_id, date) do update set
                events_viewed = day.events_viewed + excluded.events_viewed,
                events_clicked = day.events_clicked + excluded.events_clicked,
                events_interested = day.events_interested + excluded.events_interested,
                ticket_links_clicked = day.ticket_links_clicked + excluded.ticket_links_clicked,
                reviews_written = day.reviews_written + excluded.reviews_written,
                reviews_liked = day.reviews_liked + excluded.reviews_liked,
                reviews_commented = day.reviews_commented + excluded.reviews_commented,
                friends_added = day.friends_added + excluded.friends_added,
                messages_sent = day.messages_sent + excluded.messages_sent,
                shares_sent = day.shares_sent + excluded.shares_sent,
                sessions_count = day.sessions_count + excluded.sessions_count,
                total_time_seconds = day.total_time_seconds + excluded.total_time_seconds,
                searches_performed = day.searches_performed + excluded.searches_performed
            """;

    private PgUserFigures() {}
}
