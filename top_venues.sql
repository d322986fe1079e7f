select 'venues' as list, first.id, venue.name, first.value
from (select venue_id as id,
             sum(case $4::text
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
 order by list, value desc, id