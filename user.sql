with part as (
    select 'series' as kind, start::date as start, true as now, least((start + step)::date - 1, $3::date) as last
    from (select ('1 ' || $4::text)::interval) as one (step),
         generate_series(date_trunc($4::text, $2::date::timestamp), $3::date::timestamp, step) as start
    union all
    select 'totals', '-infinity', true, $3::date
    union all
    select 'previous', '-infinity', false, $2::date - 1 where $5::date is not null
), summed as (
    select now, coalesce(start, '-infinity') as start,
           sum(events_viewed) as events_viewed, sum(events_clicked) as events_clicked,
           sum(events_interested) as events_interested, sum(ticket_links_clicked) as ticket_links_clicked,
           sum(reviews_written) as reviews_written, sum(reviews_liked) as reviews_liked,
           sum(reviews_commented) as reviews_commented, sum(friends_added) as friends_added,
           sum(messages_sent) as messages_sent, sum(shares_sent) as shares_sent,
           sum(sessions_count) as sessions_count, sum(total_time_seconds) as total_time_seconds,
           sum(searches_performed) as searches_performed
    from (select *, date >= $2::date as now, date_trunc($4::text, date::timestamp)::date as start
          from analytics_user_daily
          where user_id = $1::uuid and date between coalesce($5::date, $2::date) and $3::date) as day
    group by grouping sets ((now), (now, start))
), session as (
    select (started_at at time zone $6::text)::date as first, (ended_at at time zone $6::text)::date as last
    from viewer_sessions
    where viewer = $1::uuid
      and started_at < ($3::date + 1)::timestamp at time zone $6::text
      and ended_at >= coalesce($5::date, $2::date)::timestamp at time zone $6::text
), touched as (
    select true as now, date '-infinity' as start, count(*) as sessions from session where last >= $2::date
    union all
    select false, '-infinity', count(*) from session where first < $2::date
    union all
    select true, entry.start::date, count(*)
    from session,
         generate_series(date_trunc($4::text, greatest(first, $2::date)::timestamp),
                         least(last, $3::date)::timestamp, ('1 ' || $4::text)::interval) as entry (start)
    where $4::text <> 'day' and last >= $2::date
    group by entry.start
    union all
    select now, start, sessions_count from summed where $4::text = 'day' and start > '-infinity'
)
select part.kind, nullif(part.start, '-infinity') as start, null as name,
       part.kind = 'totals'
           and exists (select from analytics_user_daily where user_id = $1::uuid) as is_known,
       coalesce(events_viewed, 0)::bigint as events_viewed,
       coalesce(events_clicked, 0)::bigint as events_clicked,
       coalesce(events_interested, 0)::bigint as events_interested,
       coalesce(ticket_links_clicked, 0)::bigint as ticket_links_clicked,
       coalesce(reviews_written, 0)::bigint as reviews_written,
       coalesce(reviews_liked, 0)::bigint as reviews_liked,
       coalesce(reviews_commented, 0)::bigint as reviews_commented,
       coalesce(friends_added, 0)::bigint as friends_added,
       coalesce(messages_sent, 0)::bigint as messages_sent,
       coalesce(shares_sent, 0)::bigint as shares_sent,
       coalesce(sessions, 0)::bigint as sessions_count,
       coalesce(total_time_seconds, 0)::bigint as total_time_seconds,
       (coalesce(total_time_seconds, 0) / nullif(sessions::bigint, 0))::bigint as avg_session_duration_seconds,
       coalesce(searches_performed, 0)::bigint as searches_performed
from part
left join summed using (now, start)
left join touched using (now, start)
order by part.start
