package app.synth.analytics.figures;

import app.synth.analytics.period.DateRange;
import app.synth.analytics.question.QueryTimes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads daily tables a page at a time, in the order of days and ids. $2 is the last day; a page begins behind the day $1 and
 * the id $3, and has $4 rows at most.
 */
@ApplicationScoped
class PgDailyRows {
    private static final UUID FIRST_USER = new UUID(0, 0);

    private static final String EVENTS = """
            select date, event_id, impressions, unique_viewers, clicks, click_through_rate, detail_views, interested_count,
                   review_count, avg_rating, likes_count, comments_count, shares_count, ticket_link_clicks,
                   converted_viewers, ticket_conversion_rate
            from analytics_event_daily
            where (date, event_id) > ($1::date, $3::text) and date <= $2::date
            order by date, event_id
            limit $4::integer
            """;

    private static final String ARTISTS = """
            select date, artist_id, profile_views, new_followers, total_followers, active_events, event_impressions,
                   event_clicks, reviews_received, avg_rating, total_engagement
            from analytics_artist_daily
            where (date, artist_id) > ($1::date, $3::text) and date <= $2::date
            order by date, artist_id
            limit $4::integer
            """;

    private static final String VENUES = """
            select date, venue_id, profile_views, new_followers, total_followers, events_hosted, event_impressions,
                   event_attendance, reviews_received, avg_venue_rating
            from analytics_venue_daily
            where (date, venue_id) > ($1::date, $3::text) and date <= $2::date
            order by date, venue_id
            limit $4::integer
            """;

    private static final String USERS = """
            select date, user_id, events_viewed, events_clicked, events_interested, ticket_links_clicked, reviews_written,
                   reviews_liked, reviews_commented, friends_added, messages_sent, shares_sent, sessions_count,
                   total_time_seconds, avg_session_duration_seconds, searches_performed
            from analytics_user_daily
            where (date, user_id) > ($1::date, $3::uuid) and date <= $2::date
            order by date, user_id
            limit $4::integer
            """;

    private final Pool database;
    private final QueryTimes times;

    PgDailyRows(Pool database, QueryTimes times) {
        this.database = database;
        this.times = times;
    }

    /** @param after the last row of the page before; null for the first page */
    Uni<DailyRows> page(DailyTable table, DateRange range, @Nullable Map<String, @Nullable Object> after, int limit) {
        Object day = after == null ? range.from() : after.get("date");
        Object id = after != null ? after.get(table.id()) : table == DailyTable.USERS ? FIRST_USER : "";
        Tuple parameters =
                Tuple.tuple().addValue(day).addValue(range.to()).addValue(id).addValue(limit);
        return times.of(
                        "export_" + table.code(),
                        () -> database.preparedQuery(sql(table)).execute(parameters))
                .map(PgDailyRows::read);
    }

    private static String sql(DailyTable table) {
        return switch (table) {
            case EVENTS -> EVENTS;
            case ARTISTS -> ARTISTS;
            case VENUES -> VENUES;
            case USERS -> USERS;
        };
    }

    private static DailyRows read(RowSet<Row> found) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>(found.size());
        for (Row row : found) {
            Map<String, @Nullable Object> values = LinkedHashMap.newLinkedHashMap(row.size());
            for (int column = 0; column < row.size(); column++) {
                values.put(row.getColumnName(column), row.getValue(column));
            }
            rows.add(values);
        }
        return new DailyRows(found.columnsNames(), rows);
    }
}
