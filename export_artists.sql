select date, artist_id, profile_views, new_followers, total_followers, active_events, event_impressions,
       event_clicks, reviews_received, avg_rating, total_engagement
from analytics_artist_daily
where (date, artist_id) > ($1::date, $3::text) and date <= $2::date
order by date, artist_id
limit $4::integer
