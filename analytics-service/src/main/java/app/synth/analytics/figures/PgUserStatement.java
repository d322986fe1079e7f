package app.synth.analytics.figures;

import io.vertx.mutiny.sqlclient.Row;
import java.util.List;

/**
 * A user's figures; $6 is the zone in which days are cut. Sessions of more than a day are counted from the state of the
 * rollups. The series has only days, weeks and months in which they did anything: few people come every day.
 */
final class PgUserStatement {
    static final String SQL = PgParts.of(
                    "analytics_user_daily",
                    "user_id = $1::uuid",
                    List.of(
                            "events_viewed",
                            "events_clicked",
                            "events_interested",
                            "ticket_links_clicked",
                            "reviews_written",
                            "reviews_liked",
                            "reviews_commented",
                            "friends_added",
                            "messages_sent",
                            "shares_sent",
                            "sessions_count",
                            "total_time_seconds",
                            "searches_performed"),
                    List.of())
            + """
            , session as (
                select (started_at at time zone $6::text)::date as first, (ended_at at time zone $6::text)::date as last
                from viewer_sessions
                where viewer = $1::uuid
                  and started_at < ($3::date + 1)::timestamp at time zone $6::text
                  and ended_at >= coalesce($5::date, $2::date)::timestamp at time zone $6::text
            ), touched as (
                select true as now, date '-infinity' as start, count(*) as sessions from session where last >= $2::date
                union all
                select false, '-infinity', count(*) from session where first < $2::date
                union all
                select true, entry.start::date, count(*)
                from session,
                     generate_series(date_trunc($4::text, greatest(first, $2::date)::timestamp),
                                     least(last, $3::date)::timestamp, ('1 ' || $4::text)::interval) as entry (start)
                where $4::text <> 'day' and last >= $2::date
                group by entry.start
                union all
                select now, start, sessions_count from summed where $4::text = 'day' and start > '-infinity'
            )
            select part.kind, nullif(part.start, '-infinity') as start, null as name,
                   part.kind = 'totals'
                       and exists (select from analytics_user_daily where user_id = $1::uuid) as is_known,
                   coalesce(events_viewed, 0)::bigint as events_viewed,
                   coalesce(events_clicked, 0)::bigint as events_clicked,
                   coalesce(events_interested, 0)::bigint as events_interested,
                   coalesce(ticket_links_clicked, 0)::bigint as ticket_links_clicked,
                   coalesce(reviews_written, 0)::bigint as reviews_written,
                   coalesce(reviews_liked, 0)::bigint as reviews_liked,
                   coalesce(reviews_commented, 0)::bigint as reviews_commented,
                   coalesce(friends_added, 0)::bigint as friends_added,
                   coalesce(messages_sent, 0)::bigint as messages_sent,
                   coalesce(shares_sent, 0)::bigint as shares_sent,
                   coalesce(sessions, 0)::bigint as sessions_count,
                   coalesce(total_time_seconds, 0)::bigint as total_time_seconds,
                   (coalesce(total_time_seconds, 0) / nullif(sessions::bigint, 0))::bigint as avg_session_duration_seconds,
                   coalesce(searches_performed, 0)::bigint as searches_performed
            from part
            left join summed using (now, start)
            left join touched using (now, start)
            where kind <> 'series' or summed.start is not null or touched.start is not null
            order by kind, part.start
            """;

    private PgUserStatement() {}

    static UserPeriod period(Row row) {
        return new UserPeriod(
                row.getLocalDate("start"),
                row.getLong("events_viewed"),
                row.getLong("events_clicked"),
                row.getLong("events_interested"),
                row.getLong("ticket_links_clicked"),
                row.getLong("reviews_written"),
                row.getLong("reviews_liked"),
                row.getLong("reviews_commented"),
                row.getLong("friends_added"),
                row.getLong("messages_sent"),
                row.getLong("shares_sent"),
                row.getLong("sessions_count"),
                row.getLong("total_time_seconds"),
                row.getLong("avg_session_duration_seconds"),
                row.getLong("searches_performed"));
    }
}
