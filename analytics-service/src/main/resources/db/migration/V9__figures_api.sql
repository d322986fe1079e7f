-- Exports read a day after the other, and within a day by id, a page at a time: each page begins where the one before ended.

drop index analytics_event_daily_date;
create index analytics_event_daily_date on analytics_event_daily (date, event_id);
drop index analytics_artist_daily_date;
create index analytics_artist_daily_date on analytics_artist_daily (date, artist_id);
drop index analytics_venue_daily_date;
create index analytics_venue_daily_date on analytics_venue_daily (date, venue_id);
create index analytics_user_daily_date on analytics_user_daily (date, user_id);
