package app.synth.analytics.figures;

import io.vertx.mutiny.sqlclient.Row;
import java.util.List;

/** An artist's figures. On a day without any, followers are those of the day before, and events those of the catalogue. */
final class PgArtistStatement {
    static final String SQL = PgParts.of(
                    "analytics_artist_daily",
                    "artist_id = $1::text",
                    List.of(
                            "profile_views",
                            "new_followers",
                            "event_impressions",
                            "event_clicks",
                            "reviews_received",
                            "rated_count",
                            "rating_sum",
                            "total_engagement"),
                    List.of("total_followers", "active_events"))
            + """
            , known as (
                select coalesce((select day.total_followers from analytics_artist_daily as day
                                 where day.artist_id = $1::text and day.date < $2::date and day.total_followers is not null
                                 order by day.date desc limit 1), 0) as followers_before,
                       array(select local_date from event_artists
                             where artist_id = $1::text and local_date is not null
                             order by local_date) as event_days
            )
            select kind, nullif(part.start, '-infinity') as start,
                   case kind when 'totals' then (select name from artists where artist_id = $1::text) end as name,
                   kind = 'totals' and (
                       exists (select from artists where artist_id = $1::text)
                       or exists (select from analytics_artist_daily where artist_id = $1::text)) as is_known,
                   coalesce(profile_views, 0)::bigint as profile_views,
                   coalesce(new_followers, 0)::bigint as new_followers,
                   case when part.now
                        then coalesce(max(total_followers) over (partition by kind order by part.start) & 4294967295,
                                      followers_before)
                        else followers_before end::bigint as total_followers,
                   case when active_events >> 32 = last - date 'epoch' then active_events & 4294967295
                        else cardinality(event_days) - width_bucket(last - 1, event_days) end::bigint as active_events,
                   coalesce(event_impressions, 0)::bigint as event_impressions,
                   coalesce(event_clicks, 0)::bigint as event_clicks,
                   coalesce(reviews_received, 0)::bigint as reviews_received,
                   round(rating_sum / nullif(rated_count, 0), 2) as avg_rating,
                   coalesce(total_engagement, 0)::bigint as total_engagement
            from known, part
            left join summed using (now, start)
            order by kind, part.start
            """;

    private PgArtistStatement() {}

    static ArtistPeriod period(Row row) {
        return new ArtistPeriod(
                row.getLocalDate("start"),
                row.getLong("profile_views"),
                row.getLong("new_followers"),
                row.getLong("total_followers"),
                row.getLong("active_events"),
                row.getLong("event_impressions"),
                row.getLong("event_clicks"),
                row.getLong("reviews_received"),
                row.getBigDecimal("avg_rating"),
                row.getLong("total_engagement"));
    }
}
