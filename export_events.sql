select date, event_id, impressions, unique_viewers, clicks, click_through_rate, detail_views, interested_count,
       review_count, avg_rating, likes_count, comments_count, shares_count, ticket_link_clicks,
       converted_viewers, ticket_conversion_rate
from analytics_event_daily
where (date, event_id) > ($1::date, $3::text) and date <= $2::date
order by date, event_id
limit $4::integer
