package app.synth.analytics.rollup;

/** What happened to an event. */
final class PgEventFigures {

    /** Plain counts of actions. A ticket click names the event whether it was sent as a click on the event or on its link. */
    static final String COUNTS = """
            insert into analytics_event_daily as day
                (event_id, date, impressions, clicks, ticket_link_clicks, comments_count, shares_count)
            select entity_id, date,
                   count(*) filter (where action = 'impression'),
                   count(*) filter (where action = 'event_click'),
                   count(*) filter (where action = 'ticket_click'),
                   count(*) filter (where action = 'comment'),
                   count(*) filter (where action = 'share')
            from arrivals($1::text::xid8, $2::text::xid8, $3)
            where entity_id is not null
              and (action = 'ticket_click'
                   or entity_type = 'event' and action in ('impression', 'event_click', 'comment', 'share'))
            group by entity_id, date
            on conflict (event_id, date) do update set
                impressions = day.impressions + excluded.impressions,
                clicks = day.clicks + excluded.clicks,
                ticket_link_clicks = day.ticket_link_clicks + excluded.ticket_link_clicks,
                comments_count = day.comments_count + excluded.comments_count,
                shares_count = day.shares_count + excluded.shares_count
            """;

    /** Distinct viewers, and those of them who clicked a ticket link on the same day. */
    static final String VIEWERS = """
            with arrived as (
                select entity_id as event_id, date, viewer,
                       bool_or(action in ('detail_view', 'event_click')) as viewed,
                       bool_or(action = 'ticket_click') as ticket_clicked
                from arrivals($1::text::xid8, $2::text::xid8, $3)
                where entity_id is not null
                  and viewer is not null
                  and action in ('detail_view', 'event_click', 'ticket_click')
                group by entity_id, date, viewer
            ), merged as (
                select event_id, date, viewer,
                       coalesce(known.viewed, false) as viewed_before,
                       coalesce(known.viewed and known.ticket_clicked, false) as converted_before,
                       arrived.viewed or coalesce(known.viewed, false) as viewed,
                       arrived.ticket_clicked or coalesce(known.ticket_clicked, false) as ticket_clicked
                from arrived
                left join event_viewers as known using (event_id, date, viewer)
            ), kept as (
                insert into event_viewers (event_id, date, viewer, viewed, ticket_clicked)
                select event_id, date, viewer, viewed, ticket_clicked
                from merged
                on conflict (event_id, date, viewer) do update set
                    viewed = excluded.viewed,
                    ticket_clicked = excluded.ticket_clicked
            )
            insert into analytics_event_daily as day (event_id, date, unique_viewers, converted_viewers)
            select event_id, date,
                   sum(viewed::int - viewed_before::int),
                   sum((viewed and ticket_clicked)::int - converted_before::int)
            from merged
            group by event_id, date
            on conflict (event_id, date) do update set
                unique_viewers = day.unique_viewers + excluded.unique_viewers,
                converted_viewers = day.converted_viewers + excluded.converted_viewers
            """;

    private PgEventFigures() {}
}
