select 'artists' as list, first.id, artist.name, first.value
from (select artist_id as id,
             sum(case $4::text
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
 order by list, value desc, id