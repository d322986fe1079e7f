select date, venue_id, profile_views, new_followers, total_followers, events_hosted, event_impressions,
       event_attendance, reviews_received, avg_venue_rating
from analytics_venue_daily
where (date, venue_id) > ($1::date, $3::text) and date <= $2::date
order by date, venue_id
limit $4::integer
