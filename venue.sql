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
           sum(profile_views) as profile_views, sum(new_followers) as new_followers,
           (max(array[date - date 'epoch', total_followers]) filter (where total_followers is not null))[2]
               as total_followers,
           sum(events_hosted) as events_hosted, sum(event_impressions) as event_impressions,
           sum(event_attendance) as event_attendance, sum(reviews_received) as reviews_received,
           sum(rated_count) as rated_count, sum(rating_sum) as rating_sum
    from (select *, date >= $2::date as now, date_trunc($4::text, date::timestamp)::date as start
          from analytics_venue_daily
          where venue_id = $1::text and date between coalesce($5::date, $2::date) and $3::date) as day
    group by grouping sets ((now), (now, start))
), known as (
    select coalesce((select day.total_followers from analytics_venue_daily as day
                     where day.venue_id = $1::text and day.date < $2::date and day.total_followers is not null
                     order by day.date desc limit 1), 0) as followers_before
), carried as (
    select part.kind, part.start, part.now, part.last, summed.total_followers,
           count(summed.total_followers) over (partition by part.kind order by part.start) as change
    from part
    left join summed using (now, start)
)
select carried.kind, nullif(carried.start, '-infinity') as start,
       case carried.kind when 'totals' then (select name from venues where venue_id = $1::text) end as name,
       carried.kind = 'totals' and (
           exists (select from venues where venue_id = $1::text)
           or exists (select from analytics_venue_daily where venue_id = $1::text)) as is_known,
       coalesce(profile_views, 0)::bigint as profile_views,
       coalesce(new_followers, 0)::bigint as new_followers,
       case when carried.now
            then coalesce(first_value(carried.total_followers) over (
                              partition by carried.kind, carried.change order by carried.start), followers_before)
            else followers_before end::bigint as total_followers,
       coalesce(events_hosted, 0)::bigint as events_hosted,
       coalesce(event_impressions, 0)::bigint as event_impressions,
       coalesce(event_attendance, 0)::bigint as event_attendance,
       coalesce(reviews_received, 0)::bigint as reviews_received,
       round(rating_sum / nullif(rated_count, 0), 2) as avg_venue_rating
from known, carried
left join summed using (now, start)
order by carried.start
