select 'events' as list, first.id, event.title as name, first.value
from (select event_id as id,
             sum(case $4::text
                     when 'detail_views' then detail_views when 'impressions' then impressions
                     when 'clicks' then clicks when 'ticket_link_clicks' then ticket_link_clicks
                     when 'interested_count' then interested_count when 'likes_count' then likes_count
                     when 'comments_count' then comments_count when 'shares_count' then shares_count
                     when 'review_count' then review_count end) as value
      from analytics_event_daily
      where date between $1::date and $2::date
      group by event_id
      order by value desc, id
      limit $3::integer) as first
left join events as event on event.event_id = first.id
where first.value > 0
 order by list, value desc, id