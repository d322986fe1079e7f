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
 union all select 'artists' as list, first.id, artist.name, first.value
from (select artist_id as id,
             sum(case $5::text
                     when 'profile_views' then profile_views when 'new_followers' then new_followers
                     when 'event_impressions' then event_impressions when 'event_clicks' then event_clicks
                     when 'reviews_received' then reviews_received
                     when 'total_engagement' then total_engagement end) as value
      from analytics_artist_daily
      where date between $1::date and $2::date
      group by artist_id
      order by value desc, id
      limit $3::integer) as first
left join artists as artist on artist.artist_id = first.id
where first.value > 0
 union all select 'venues' as list, first.id, venue.name, first.value
from (select venue_id as id,
             sum(case $6::text
                     when 'profile_views' then profile_views when 'new_followers' then new_followers
                     when 'events_hosted' then events_hosted when 'event_impressions' then event_impressions
                     when 'event_attendance' then event_attendance
                     when 'reviews_received' then reviews_received end) as value
      from analytics_venue_daily
      where date between $1::date and $2::date
      group by venue_id
      order by value desc, id
      limit $3::integer) as first
left join venues as venue on venue.venue_id = first.id
where first.value > 0
 union all select $7::text as list, first.id, null::text as name, first.value
from (select query as id,
             sum(case $7::text
                     when 'searches' then searches when 'without_results' then without_results end) as value
      from analytics_search_daily
      where date between $1::date and $2::date
      group by query
      order by value desc, id
      limit $3::integer) as first
where first.value > 0
 union all select $8::text as list, first.id, null::text as name, first.value
from (select query as id,
             sum(case $8::text
                     when 'searches' then searches when 'without_results' then without_results end) as value
      from analytics_search_daily
      where date between $1::date and $2::date
      group by query
      order by value desc, id
      limit $3::integer) as first
where first.value > 0
 order by list, value desc, id