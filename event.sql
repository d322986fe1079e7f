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
           sum(impressions) as impressions, sum(unique_viewers) as unique_viewers,
           sum(converted_viewers) as converted_viewers, sum(clicks) as clicks, sum(detail_views) as detail_views,
           sum(interested_count) as interested_count, sum(review_count) as review_count,
           sum(rated_count) as rated_count, sum(rating_sum) as rating_sum, sum(likes_count) as likes_count,
           sum(comments_count) as comments_count, sum(shares_count) as shares_count,
           sum(ticket_link_clicks) as ticket_link_clicks
    from (select *, date >= $2::date as now, date_trunc($4::text, date::timestamp)::date as start
          from analytics_event_daily
          where event_id = $1::text and date between coalesce($5::date, $2::date) and $3::date) as day
    group by grouping sets ((now), (now, start))
), viewed as materialized (
    select date >= $2::date as now, date, viewer, tickets > 0 as converted
    from event_viewers
    where event_id = $1::text and date between coalesce($5::date, $2::date) and $3::date and views > 0
), seen as (
    select now, date '-infinity' as start, count(*) as viewers, count(*) filter (where converted) as converted
    from (select now, viewer, bool_or(converted) as converted
          from viewed
          group by now, viewer) as of_range
    group by now
    union all
    select true, start, count(*), count(*) filter (where converted)
    from (select date_trunc($4::text, date::timestamp)::date as start, viewer, bool_or(converted) as converted
          from viewed
          where now and $4::text <> 'day'
          group by start, viewer) as of_entry
    group by start
    union all
    select now, start, unique_viewers, converted_viewers
    from summed
    where $4::text = 'day' and start > '-infinity'
)
select part.kind, nullif(part.start, '-infinity') as start,
       case part.kind when 'totals' then (select title from events where event_id = $1::text) end as name,
       part.kind = 'totals' and (
           exists (select from events where event_id = $1::text)
           or exists (select from analytics_event_daily where event_id = $1::text)) as is_known,
       coalesce(impressions, 0)::bigint as impressions,
       coalesce(viewers, 0)::bigint as unique_viewers,
       coalesce(clicks, 0)::bigint as clicks,
       round(clicks::numeric / nullif(impressions, 0), 4) as click_through_rate,
       coalesce(detail_views, 0)::bigint as detail_views,
       coalesce(interested_count, 0)::bigint as interested_count,
       coalesce(review_count, 0)::bigint as review_count,
       round(rating_sum / nullif(rated_count, 0), 2) as avg_rating,
       coalesce(likes_count, 0)::bigint as likes_count,
       coalesce(comments_count, 0)::bigint as comments_count,
       coalesce(shares_count, 0)::bigint as shares_count,
       coalesce(ticket_link_clicks, 0)::bigint as ticket_link_clicks,
       round(converted::numeric / nullif(viewers, 0), 4) as ticket_conversion_rate
from part
left join summed using (now, start)
left join seen using (now, start)
order by part.start
