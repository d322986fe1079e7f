package app.synth.analytics.figures;

import io.vertx.mutiny.sqlclient.Row;
import java.util.List;

/**
 * An event's figures. Viewers are counted from the state of the rollups, where each is once a day; only days are counted
 * there already. The series has only days, weeks and months in which anything happened: an event lives for some of a year.
 */
final class PgEventStatement {
    static final String SQL = PgParts.of(
                    "analytics_event_daily",
                    "event_id = $1::text",
                    List.of(
                            "impressions",
                            "unique_viewers",
                            "converted_viewers",
                            "clicks",
                            "detail_views",
                            "interested_count",
                            "review_count",
                            "rated_count",
                            "rating_sum",
                            "likes_count",
                            "comments_count",
                            "shares_count",
                            "ticket_link_clicks"),
                    List.of())
            + """
            , viewed as materialized (
                select date >= $2::date as now, date, viewer, tickets > 0 as converted
                from event_viewers
                where event_id = $1::text and date between coalesce($5::date, $2::date) and $3::date and views > 0
            ), seen as (
                select now, date '-infinity' as start, count(*) as viewers, count(*) filter (where converted) as converted
                from (select now, viewer, bool_or(converted) as converted
                      from viewed
                      group by now, viewer) as of_range
                group by now
                union all
                select true, start, count(*), count(*) filter (where converted)
                from (select date_trunc($4::text, date::timestamp)::date as start, viewer, bool_or(converted) as converted
                      from viewed
                      where now and $4::text <> 'day'
                      group by start, viewer) as of_entry
                group by start
                union all
                select now, start, unique_viewers, converted_viewers
                from summed
                where $4::text = 'day' and start > '-infinity'
            )
            select part.kind, nullif(part.start, '-infinity') as start,
                   case part.kind when 'totals' then (select title from events where event_id = $1::text) end as name,
                   part.kind = 'totals' and (
                       exists (select from events where event_id = $1::text)
                       or exists (select from analytics_event_daily where event_id = $1::text)) as is_known,
                   coalesce(impressions, 0)::bigint as impressions,
                   coalesce(viewers, 0)::bigint as unique_viewers,
                   coalesce(clicks, 0)::bigint as clicks,
                   round(clicks::numeric / nullif(impressions, 0), 4) as click_through_rate,
                   coalesce(detail_views, 0)::bigint as detail_views,
                   coalesce(interested_count, 0)::bigint as interested_count,
                   coalesce(review_count, 0)::bigint as review_count,
                   round(rating_sum / nullif(rated_count, 0), 2) as avg_rating,
                   coalesce(likes_count, 0)::bigint as likes_count,
                   coalesce(comments_count, 0)::bigint as comments_count,
                   coalesce(shares_count, 0)::bigint as shares_count,
                   coalesce(ticket_link_clicks, 0)::bigint as ticket_link_clicks,
                   round(converted::numeric / nullif(viewers, 0), 4) as ticket_conversion_rate
            from part
            left join summed using (now, start)
            left join seen using (now, start)
            where kind <> 'series' or summed.start is not null
            order by kind, part.start
            """;

    private PgEventStatement() {}

    static EventPeriod period(Row row) {
        return new EventPeriod(
                row.getLocalDate("start"),
                row.getLong("impressions"),
                row.getLong("unique_viewers"),
                row.getLong("clicks"),
                row.getBigDecimal("click_through_rate"),
                row.getLong("detail_views"),
                row.getLong("interested_count"),
                row.getLong("review_count"),
                row.getBigDecimal("avg_rating"),
                row.getLong("likes_count"),
                row.getLong("comments_count"),
                row.getLong("shares_count"),
                row.getLong("ticket_link_clicks"),
                row.getBigDecimal("ticket_conversion_rate"));
    }
}
