package app.synth.analytics.rollup;

/** What happens to an event counts for its artists and its venue, as the catalogue has them at that moment. */
final class PgCreatorFigures {

    static final String EVENTS_OF_ARTISTS = """
            insert into step_artist_days
                (artist_id, date, event_impressions, event_clicks, reviews_received, total_engagement, rated_count, rating_sum)
            select artist_id, date, sum(impressions), sum(clicks), sum(review_count),
                   sum(likes_count + comments_count + shares_count), sum(rated_count), sum(rating_sum)
            from step_event_days
            join event_artists using (event_id)
            group by artist_id, date
            """;

    static final String EVENTS_OF_VENUES = """
            insert into step_venue_days (venue_id, date, event_impressions, reviews_received, rated_count, rating_sum)
            select venue_id, date, sum(impressions), sum(review_count), sum(venue_rated_count), sum(venue_rating_sum)
            from step_event_days
            join event_places using (event_id)
            group by venue_id, date
            """;

    static final String DAYS_OF_ARTISTS = """
            insert into analytics_artist_daily as day
                (artist_id, date, profile_views, new_followers, event_impressions, event_clicks, reviews_received,
                 total_engagement, rated_count, rating_sum)
            select artist_id, date, sum(profile_views), sum(new_followers), sum(event_impressions), sum(event_clicks),
                   sum(reviews_received), sum(total_engagement), sum(rated_count), sum(rating_sum)
            from step_artist_days
            group by artist_id, date
            having bool_or((profile_views, new_followers, event_impressions, event_clicks, reviews_received,
                            total_engagement, rated_count, rating_sum) is distinct from (0, 0, 0, 0, 0, 0, 0, 0))
            order by artist_id, date
            on conflict (artist_id, date) do update set
                profile_views = day.profile_views + excluded.profile_views,
                new_followers = day.new_followers + excluded.new_followers,
                event_impressions = day.event_impressions + excluded.event_impressions,
                event_clicks = day.event_clicks + excluded.event_clicks,
                reviews_received = day.reviews_received + excluded.reviews_received,
                total_engagement = day.total_engagement + excluded.total_engagement,
                rated_count = day.rated_count + excluded.rated_count,
                rating_sum = day.rating_sum + excluded.rating_sum
            """;

    static final String DAYS_OF_VENUES = """
            insert into analytics_venue_daily as day
                (venue_id, date, profile_views, new_followers, event_impressions, event_attendance, reviews_received,
                 rated_count, rating_sum)
            select venue_id, date, sum(profile_views), sum(new_followers), sum(event_impressions),
                   sum(event_attendance), sum(reviews_received), sum(rated_count), sum(rating_sum)
            from step_venue_days
            group by venue_id, date
            having bool_or((profile_views, new_followers, event_impressions, event_attendance, reviews_received,
                            rated_count, rating_sum) is distinct from (0, 0, 0, 0, 0, 0, 0))
            order by venue_id, date
            on conflict (venue_id, date) do update set
                profile_views = day.profile_views + excluded.profile_views,
                new_followers = day.new_followers + excluded.new_followers,
                event_impressions = day.event_impressions + excluded.event_impressions,
                event_attendance = day.event_attendance + excluded.event_attendance,
                reviews_received = day.reviews_received + excluded.reviews_received,
                rated_count = day.rated_count + excluded.rated_count,
                rating_sum = day.rating_sum + excluded.rating_sum
            """;

    /** Running totals, from the first day that is new or gained or lost followers. Nearly always that is the last one. */
    static final String TOTALS_OF_ARTISTS = """
            with since as (
                select artist_id, min(date) as date
                from step_artist_days
                join analytics_artist_daily as day using (artist_id, date)
                where day.total_followers is null or step_artist_days.new_followers <> 0
                group by artist_id
            ), totals as (
                select day.artist_id, day.date,
                       sum(day.new_followers) over (partition by day.artist_id order by day.date)
                       + coalesce((select earlier.total_followers from analytics_artist_daily as earlier
                                   where earlier.artist_id = day.artist_id and earlier.date < since.date
                                   order by earlier.date desc limit 1), 0) as total
                from analytics_artist_daily as day
                join since on day.artist_id = since.artist_id and day.date >= since.date
            )
            update analytics_artist_daily as day set
                total_followers = totals.total,
                active_events = coalesce(day.active_events, (
                    select count(*) from event_artists
                    where event_artists.artist_id = day.artist_id and local_date >= day.date))
            from totals
            where day.artist_id = totals.artist_id and day.date = totals.date
              and (day.total_followers is distinct from totals.total or day.active_events is null)
            """;

    static final String TOTALS_OF_VENUES = """
            with since as (
                select venue_id, min(date) as date
                from step_venue_days
                join analytics_venue_daily as day using (venue_id, date)
                where day.total_followers is null or step_venue_days.new_followers <> 0
                group by venue_id
            ), totals as (
                select day.venue_id, day.date,
                       sum(day.new_followers) over (partition by day.venue_id order by day.date)
                       + coalesce((select earlier.total_followers from analytics_venue_daily as earlier
                                   where earlier.venue_id = day.venue_id and earlier.date < since.date
                                   order by earlier.date desc limit 1), 0) as total
                from analytics_venue_daily as day
                join since on day.venue_id = since.venue_id and day.date >= since.date
            )
            update analytics_venue_daily as day set total_followers = totals.total
            from totals
            where day.venue_id = totals.venue_id and day.date = totals.date
              and day.total_followers is distinct from totals.total
            """;

    private PgCreatorFigures() {}
}
