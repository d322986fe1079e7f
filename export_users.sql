select date, user_id, events_viewed, events_clicked, events_interested, ticket_links_clicked, reviews_written,
       reviews_liked, reviews_commented, friends_added, messages_sent, shares_sent, sessions_count,
       total_time_seconds, avg_session_duration_seconds, searches_performed
from analytics_user_daily
where (date, user_id) > ($1::date, $3::uuid) and date <= $2::date
order by date, user_id
limit $4::integer
