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
           max(date) as counted_on, (max(array[date - date 'epoch', active_events]))[2] as active_events,
           sum(event_impressions) as event_impressions, sum(event_clicks) as event_clicks,
           sum(reviews_received) as reviews_received, sum(rated_count) as rated_count,
           sum(rating_sum) as rating_sum, sum(total_engagement) as total_engagement
    from (select *, date >= $2::date as now, date_trunc($4::text, date::timestamp)::date as start
          from analytics_artist_daily
          where artist_id = $1::text and date between coalesce($5::date, $2::date) and $3::date) as day
    group by grouping sets ((now), (now, start))
), known as (
    select coalesce((select day.total_followers from analytics_artist_daily as day
                     where day.artist_id = $1::text and day.date < $2::date and day.total_followers is not null
                     order by day.date desc limit 1), 0) as followers_before,
           array(select local_date from event_artists
                 where artist_id = $1::text and local_date is not null
                 order by local_date) as event_days
), carried as (
    select part.kind, part.start, part.now, part.last, summed.total_followers,
           count(summed.total_followers) over (partition by part.kind order by part.start) as change
    from part
    left join summed using (now, start)
)
select carried.kind, nullif(carried.start, '-infinity') as start,
       case carried.kind when 'totals' then (select name from artists where artist_id = $1::text) end as name,
       carried.kind = 'totals' and (
           exists (select from artists where artist_id = $1::text)
           or exists (select from analytics_artist_daily where artist_id = $1::text)) as is_known,
       coalesce(profile_views, 0)::bigint as profile_views,
       coalesce(new_followers, 0)::bigint as new_followers,
       case when carried.now
            then coalesce(first_value(carried.total_followers) over (
                              partition by carried.kind, carried.change order by carried.start), followers_before)
            else followers_before end::bigint as total_followers,
       case when counted_on = carried.last then active_events
            else cardinality(event_days) - width_bucket(carried.last - 1, event_days) end::bigint as active_events,
       coalesce(event_impressions, 0)::bigint as event_impressions,
       coalesce(event_clicks, 0)::bigint as event_clicks,
       coalesce(reviews_received, 0)::bigint as reviews_received,
       round(rating_sum / nullif(rated_count, 0), 2) as avg_rating,
       coalesce(total_engagement, 0)::bigint as total_engagement
from known, carried
left join summed using (now, start)
order by carried.start
