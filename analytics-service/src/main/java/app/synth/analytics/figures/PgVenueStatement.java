package app.synth.analytics.figures;

import io.vertx.mutiny.sqlclient.Row;

/** A venue's figures. On a day without any, followers are those of the day before. */
final class PgVenueStatement {
    static final String SQL = PgParts.PARTS + """
            , summed as (
                select now, coalesce(start, '-infinity') as start,
                       sum(profile_views) as profile_views, sum(new_followers) as new_followers,
                       (max(array[date - date 'epoch', total_followers]) filter (where total_followers is not null))[2]
                           as total_followers,
                       sum(events_hosted) as events_hosted, sum(event_impressions) as event_impressions,
                       sum(event_attendance) as event_attendance, sum(reviews_received) as reviews_received,
                       sum(rated_count) as rated_count, sum(rating_sum) as rating_sum
                from (select *, date >= $2::date as now, date_trunc($4::text, date::timestamp)::date as start
                      from analytics_venue_daily
                      where venue_id = $1::text and date between coalesce($5::date, $2::date) and $3::date) as day
                group by grouping sets ((now), (now, start))
            ), known as (
                select coalesce((select day.total_followers from analytics_venue_daily as day
                                 where day.venue_id = $1::text and day.date < $2::date and day.total_followers is not null
                                 order by day.date desc limit 1), 0) as followers_before
            ), carried as (
                select part.kind, part.start, part.now, part.last, summed.total_followers,
                       count(summed.total_followers) over (partition by part.kind order by part.start) as change
                from part
                left join summed using (now, start)
            )
            select carried.kind, nullif(carried.start, '-infinity') as start,
                   case carried.kind when 'totals' then (select name from venues where venue_id = $1::text) end as name,
                   carried.kind = 'totals' and (
                       exists (select from venues where venue_id = $1::text)
                       or exists (select from analytics_venue_daily where venue_id = $1::text)) as is_known,
                   coalesce(profile_views, 0)::bigint as profile_views,
                   coalesce(new_followers, 0)::bigint as new_followers,
                   case when carried.now
                        then coalesce(first_value(carried.total_followers) over (
                                          partition by carried.kind, carried.change order by carried.start), followers_before)
                        else followers_before end::bigint as total_followers,
                   coalesce(events_hosted, 0)::bigint as events_hosted,
                   coalesce(event_impressions, 0)::bigint as event_impressions,
                   coalesce(event_attendance, 0)::bigint as event_attendance,
                   coalesce(reviews_received, 0)::bigint as reviews_received,
                   round(rating_sum / nullif(rated_count, 0), 2) as avg_venue_rating
            from known, carried
            left join summed using (now, start)
            order by carried.start
            """;

    private PgVenueStatement() {}

    static VenuePeriod period(Row row) {
        return new VenuePeriod(
                row.getLocalDate("start"),
                row.getLong("profile_views"),
                row.getLong("new_followers"),
                row.getLong("total_followers"),
                row.getLong("events_hosted"),
                row.getLong("event_impressions"),
                row.getLong("event_attendance"),
                row.getLong("reviews_received"),
                row.getBigDecimal("avg_venue_rating"));
    }
}
