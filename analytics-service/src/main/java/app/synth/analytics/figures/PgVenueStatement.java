package app.synth.analytics.figures;

import io.vertx.mutiny.sqlclient.Row;
import java.util.List;

/** A venue's figures. On a day without any, followers are those of the day before. */
final class PgVenueStatement {
    static final String SQL = PgParts.of(
                    "analytics_venue_daily",
                    "venue_id = $1::text",
                    List.of(
                            "profile_views",
                            "new_followers",
                            "events_hosted",
                            "event_impressions",
                            "event_attendance",
                            "reviews_received",
                            "rated_count",
                            "rating_sum"),
                    List.of("total_followers"))
            + """
            , known as (
                select coalesce((select day.total_followers from analytics_venue_daily as day
                                 where day.venue_id = $1::text and day.date < $2::date and day.total_followers is not null
                                 order by day.date desc limit 1), 0) as followers_before
            )
            select kind, nullif(part.start, '-infinity') as start,
                   case kind when 'totals' then (select name from venues where venue_id = $1::text) end as name,
                   kind = 'totals' and (
                       exists (select from venues where venue_id = $1::text)
                       or exists (select from analytics_venue_daily where venue_id = $1::text)) as is_known,
                   coalesce(profile_views, 0)::bigint as profile_views,
                   coalesce(new_followers, 0)::bigint as new_followers,
                   case when part.now
                        then coalesce(max(total_followers) over (partition by kind order by part.start) & 4294967295,
                                      followers_before)
                        else followers_before end::bigint as total_followers,
                   coalesce(events_hosted, 0)::bigint as events_hosted,
                   coalesce(event_impressions, 0)::bigint as event_impressions,
                   coalesce(event_attendance, 0)::bigint as event_attendance,
                   coalesce(reviews_received, 0)::bigint as reviews_received,
                   round(rating_sum / nullif(rated_count, 0), 2) as avg_venue_rating
            from known, part
            left join summed using (now, start)
            order by kind, part.start
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
