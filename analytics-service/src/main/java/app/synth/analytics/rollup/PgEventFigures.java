package app.synth.analytics.rollup;

/** What happened to an event. */
final class PgEventFigures {

    /** Plain counts of actions. A ticket click names the event whether it was sent as a click on the event or on its link. */
    static final String COUNTS = """
            insert into step_event_days
                (event_id, date, impressions, clicks, detail_views, ticket_link_clicks, comments_count, shares_count)
            select entity_id, date,
                   coalesce(sum(weight) filter (where action = 'impression'), 0),
                   coalesce(sum(weight) filter (where action = 'event_click'), 0),
                   coalesce(sum(weight) filter (where action = 'detail_view'), 0),
                   coalesce(sum(weight) filter (where action = 'ticket_click'), 0),
                   coalesce(sum(weight) filter (where action = 'comment'), 0),
                   coalesce(sum(weight) filter (where action = 'share'), 0)
            from step_rows
            where whole and entity_id is not null
              and (action = 'ticket_click'
                   or entity_type = 'event'
                      and action in ('impression', 'event_click', 'detail_view', 'comment', 'share'))
            group by entity_id, date
            """;

    /** Distinct viewers, and those of them who clicked a ticket link on the same day. */
    static final String VIEWERS = """
            with arrived as (
                select entity_id as event_id, date, viewer,
                       coalesce(sum(weight) filter (where action <> 'ticket_click'), 0)::integer as views,
                       coalesce(sum(weight) filter (where action = 'ticket_click'), 0)::integer as tickets
                from step_rows
                where whole and entity_id is not null and viewer is not null
                  and (action = 'ticket_click' or entity_type = 'event' and action in ('detail_view', 'event_click'))
                group by entity_id, date, viewer
            ), merged as (
                select event_id, date, viewer,
                       coalesce(known.views, 0) as views_before,
                       coalesce(known.tickets, 0) as tickets_before,
                       arrived.views + coalesce(known.views, 0) as views,
                       arrived.tickets + coalesce(known.tickets, 0) as tickets
                from arrived
                left join event_viewers as known using (event_id, date, viewer)
            ), kept as (
                insert into event_viewers (event_id, date, viewer, views, tickets)
                select event_id, date, viewer, views, tickets
                from merged
                where views <> 0 or tickets <> 0
                on conflict (event_id, date, viewer) do update set
                    views = excluded.views, tickets = excluded.tickets
            ), gone as (
                delete from event_viewers as known using merged
                where merged.views = 0 and merged.tickets = 0
                  and known.event_id = merged.event_id and known.date = merged.date and known.viewer = merged.viewer
            )
            insert into step_event_days (event_id, date, unique_viewers, converted_viewers)
            select event_id, date,
                   sum((views > 0)::int - (views_before > 0)::int),
                   sum((views > 0 and tickets > 0)::int - (views_before > 0 and tickets_before > 0)::int)
            from merged
            group by event_id, date
            """;

    /**
     * By the values of the declared keys: those of {@code $1} for each event, which have few values, and those of {@code $1}
     * and {@code $2} for all events together.
     */
    static final String BREAKDOWNS = """
            with concerned as (
                select weight, entity_id, date, action, metadata
                from step_rows
                where whole and entity_id is not null and metadata <> '{}'
                  and (action = 'ticket_click'
                       or entity_type = 'event' and action in ('impression', 'event_click', 'detail_view'))
            ), of_each as (
                select entity_id as event_id, date, key, left(value #>> '{}', 100) as value,
                       coalesce(sum(weight) filter (where action = 'impression'), 0)::integer as impressions,
                       coalesce(sum(weight) filter (where action = 'event_click'), 0)::integer as clicks,
                       coalesce(sum(weight) filter (where action = 'detail_view'), 0)::integer as detail_views,
                       coalesce(sum(weight) filter (where action = 'ticket_click'), 0)::integer as ticket_link_clicks
                from concerned, unnest($1::text[]) as key, lateral (select metadata -> key as value) as valued
                where jsonb_typeof(value) in ('string', 'number', 'boolean')
                group by entity_id, date, key, left(value #>> '{}', 100)
            ), of_all as (
                select date, key, left(value #>> '{}', 100) as value,
                       coalesce(sum(weight) filter (where action = 'impression'), 0)::integer as impressions,
                       coalesce(sum(weight) filter (where action = 'event_click'), 0)::integer as clicks,
                       coalesce(sum(weight) filter (where action = 'detail_view'), 0)::integer as detail_views,
                       coalesce(sum(weight) filter (where action = 'ticket_click'), 0)::integer as ticket_link_clicks
                from concerned, unnest($2::text[]) as key, lateral (select metadata -> key as value) as valued
                where jsonb_typeof(value) in ('string', 'number', 'boolean')
                group by date, key, left(value #>> '{}', 100)
                union all
                select date, key, value, sum(impressions), sum(clicks), sum(detail_views), sum(ticket_link_clicks)
                from of_each
                group by date, key, value
            )
            insert into analytics_breakdown_daily as day
                (event_id, date, key, value, impressions, clicks, detail_views, ticket_link_clicks)
            select event_id, date, key, value, impressions, clicks, detail_views, ticket_link_clicks
            from of_each
            where (impressions, clicks, detail_views, ticket_link_clicks) <> (0, 0, 0, 0)
            union all
            select '', date, key, value, impressions, clicks, detail_views, ticket_link_clicks
            from of_all
            where (impressions, clicks, detail_views, ticket_link_clicks) <> (0, 0, 0, 0)
            on conflict (event_id, date, key, value) do update set
                impressions = day.impressions + excluded.impressions,
                clicks = day.clicks + excluded.clicks,
                detail_views = day.detail_views + excluded.detail_views,
                ticket_link_clicks = day.ticket_link_clicks + excluded.ticket_link_clicks
            """;

    /** All that a step adds to the days of events, at once. */
    static final String DAYS = """
            insert into analytics_event_daily as day (
                event_id, date, impressions, unique_viewers, clicks, detail_views, interested_count, review_count,
                likes_count, comments_count, shares_count, ticket_link_clicks, converted_viewers, rated_count, rating_sum,
                venue_rated_count, venue_rating_sum)
            select event_id, date, sum(impressions), sum(unique_viewers), sum(clicks), sum(detail_views),
                   sum(interested_count), sum(review_count), sum(likes_count), sum(comments_count), sum(shares_count),
                   sum(ticket_link_clicks), sum(converted_viewers), sum(rated_count), sum(rating_sum),
                   sum(venue_rated_count), sum(venue_rating_sum)
            from step_event_days
            group by event_id, date
            order by event_id, date
            on conflict (event_id, date) do update set
                impressions = day.impressions + excluded.impressions,
                unique_viewers = day.unique_viewers + excluded.unique_viewers,
                clicks = day.clicks + excluded.clicks,
                detail_views = day.detail_views + excluded.detail_views,
                interested_count = day.interested_count + excluded.interested_count,
                review_count = day.review_count + excluded.review_count,
                likes_count = day.likes_count + excluded.likes_count,
                comments_count = day.comments_count + excluded.comments_count,
                shares_count = day.shares_count + excluded.shares_count,
                ticket_link_clicks = day.ticket_link_clicks + excluded.ticket_link_clicks,
                converted_viewers = day.converted_viewers + excluded.converted_viewers,
                rated_count = day.rated_count + excluded.rated_count,
                rating_sum = day.rating_sum + excluded.rating_sum,
                venue_rated_count = day.venue_rated_count + excluded.venue_rated_count,
                venue_rating_sum = day.venue_rating_sum + excluded.venue_rating_sum
            """;

    private PgEventFigures() {}
}
