package app.synth.analytics.figures;

import app.synth.analytics.period.AllowedRange;
import app.synth.analytics.period.DateRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads the daily tables; a day without a row is a day on which nothing happened. */
@ApplicationScoped
class PgFigures {
    private static final String EVENT = """
            select calendar.date::date as date,
                   coalesce(impressions, 0) as impressions,
                   coalesce(unique_viewers, 0) as unique_viewers,
                   coalesce(clicks, 0) as clicks,
                   click_through_rate,
                   coalesce(interested_count, 0) as interested_count,
                   coalesce(review_count, 0) as review_count,
                   avg_rating,
                   coalesce(likes_count, 0) as likes_count,
                   coalesce(comments_count, 0) as comments_count,
                   coalesce(shares_count, 0) as shares_count,
                   coalesce(ticket_link_clicks, 0) as ticket_link_clicks,
                   ticket_conversion_rate
            from generate_series($2::date::timestamp, $3::date::timestamp, interval '1 day') as calendar (date)
            left join analytics_event_daily as day on day.event_id = $1 and day.date = calendar.date::date
            where exists (select from events where event_id = $1)
               or exists (select from analytics_event_daily where event_id = $1)
            order by calendar.date
            """;

    private static final String USER = """
            select calendar.date::date as date,
                   coalesce(events_viewed, 0) as events_viewed,
                   coalesce(events_clicked, 0) as events_clicked,
                   coalesce(events_interested, 0) as events_interested,
                   coalesce(ticket_links_clicked, 0) as ticket_links_clicked,
                   coalesce(reviews_written, 0) as reviews_written,
                   coalesce(reviews_liked, 0) as reviews_liked,
                   coalesce(reviews_commented, 0) as reviews_commented,
                   coalesce(friends_added, 0) as friends_added,
                   coalesce(messages_sent, 0) as messages_sent,
                   coalesce(shares_sent, 0) as shares_sent,
                   coalesce(sessions_count, 0) as sessions_count,
                   coalesce(total_time_seconds, 0) as total_time_seconds,
                   avg_session_duration_seconds,
                   coalesce(searches_performed, 0) as searches_performed
            from generate_series($2::date::timestamp, $3::date::timestamp, interval '1 day') as calendar (date)
            left join analytics_user_daily as day on day.user_id = $1 and day.date = calendar.date::date
            order by calendar.date
            """;

    private static final String ARTIST = """
            select calendar.date::date as date,
                   coalesce(profile_views, 0) as profile_views,
                   coalesce(new_followers, 0) as new_followers,
                   coalesce(day.total_followers, (
                       select total_followers from analytics_artist_daily as earlier
                       where earlier.artist_id = $1 and earlier.date < calendar.date::date
                       order by earlier.date desc limit 1), 0) as total_followers,
                   coalesce(day.active_events, (
                       select count(*) from event_artists
                       where artist_id = $1 and local_date >= calendar.date::date))::integer as active_events,
                   coalesce(event_impressions, 0) as event_impressions,
                   coalesce(event_clicks, 0) as event_clicks,
                   coalesce(reviews_received, 0) as reviews_received,
                   avg_rating,
                   coalesce(total_engagement, 0) as total_engagement
            from generate_series($2::date::timestamp, $3::date::timestamp, interval '1 day') as calendar (date)
            left join analytics_artist_daily as day on day.artist_id = $1 and day.date = calendar.date::date
            where exists (select from artists where artist_id = $1)
               or exists (select from analytics_artist_daily where artist_id = $1)
            order by calendar.date
            """;

    private static final String VENUE = """
            select calendar.date::date as date,
                   coalesce(profile_views, 0) as profile_views,
                   coalesce(new_followers, 0) as new_followers,
                   coalesce(day.total_followers, (
                       select total_followers from analytics_venue_daily as earlier
                       where earlier.venue_id = $1 and earlier.date < calendar.date::date
                       order by earlier.date desc limit 1), 0) as total_followers,
                   coalesce(events_hosted, 0) as events_hosted,
                   coalesce(event_impressions, 0) as event_impressions,
                   coalesce(event_attendance, 0) as event_attendance,
                   coalesce(reviews_received, 0) as reviews_received,
                   avg_venue_rating
            from generate_series($2::date::timestamp, $3::date::timestamp, interval '1 day') as calendar (date)
            left join analytics_venue_daily as day on day.venue_id = $1 and day.date = calendar.date::date
            where exists (select from venues where venue_id = $1)
               or exists (select from analytics_venue_daily where venue_id = $1)
            order by calendar.date
            """;

    private final Pool database;

    PgFigures(Pool database) {
        this.database = database;
    }

    /** The event's days; empty when neither the catalogue nor the figures know the event. */
    Uni<Optional<EventFigures>> ofEvent(String eventId, AllowedRange allowed) {
        DateRange range = allowed.range();
        return days(EVENT, eventId, range, PgFigures::eventDay)
                .map(days -> days.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new EventFigures(eventId, range.from(), range.to(), allowed.clamped(), days)));
    }

    /** The artist's days; empty when neither the catalogue nor the figures know the artist. */
    Uni<Optional<ArtistFigures>> ofArtist(String artistId, AllowedRange allowed) {
        DateRange range = allowed.range();
        return days(ARTIST, artistId, range, PgFigures::artistDay)
                .map(days -> days.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ArtistFigures(artistId, range.from(), range.to(), allowed.clamped(), days)));
    }

    /** The venue's days; empty when neither the catalogue nor the figures know the venue. */
    Uni<Optional<VenueFigures>> ofVenue(String venueId, AllowedRange allowed) {
        DateRange range = allowed.range();
        return days(VENUE, venueId, range, PgFigures::venueDay)
                .map(days -> days.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new VenueFigures(venueId, range.from(), range.to(), allowed.clamped(), days)));
    }

    /** The user's days. */
    Uni<UserFigures> ofUser(UUID userId, DateRange range) {
        return days(USER, userId, range, PgFigures::userDay)
                .map(days -> new UserFigures(userId, range.from(), range.to(), days));
    }

    private <T> Uni<List<T>> days(String sql, Object id, DateRange range, Function<Row, T> day) {
        return database.preparedQuery(sql)
                .execute(Tuple.of(id, range.from(), range.to()))
                .map((RowSet<Row> rows) ->
                        StreamSupport.stream(rows.spliterator(), false).map(day).toList());
    }

    private static EventDay eventDay(Row row) {
        return new EventDay(
                row.getLocalDate("date"),
                row.getInteger("impressions"),
                row.getInteger("unique_viewers"),
                row.getInteger("clicks"),
                row.getBigDecimal("click_through_rate"),
                row.getInteger("interested_count"),
                row.getInteger("review_count"),
                row.getBigDecimal("avg_rating"),
                row.getInteger("likes_count"),
                row.getInteger("comments_count"),
                row.getInteger("shares_count"),
                row.getInteger("ticket_link_clicks"),
                row.getBigDecimal("ticket_conversion_rate"));
    }

    private static ArtistDay artistDay(Row row) {
        return new ArtistDay(
                row.getLocalDate("date"),
                row.getInteger("profile_views"),
                row.getInteger("new_followers"),
                row.getInteger("total_followers"),
                row.getInteger("active_events"),
                row.getInteger("event_impressions"),
                row.getInteger("event_clicks"),
                row.getInteger("reviews_received"),
                row.getBigDecimal("avg_rating"),
                row.getInteger("total_engagement"));
    }

    private static VenueDay venueDay(Row row) {
        return new VenueDay(
                row.getLocalDate("date"),
                row.getInteger("profile_views"),
                row.getInteger("new_followers"),
                row.getInteger("total_followers"),
                row.getInteger("events_hosted"),
                row.getInteger("event_impressions"),
                row.getInteger("event_attendance"),
                row.getInteger("reviews_received"),
                row.getBigDecimal("avg_venue_rating"));
    }

    private static UserDay userDay(Row row) {
        return new UserDay(
                row.getLocalDate("date"),
                row.getInteger("events_viewed"),
                row.getInteger("events_clicked"),
                row.getInteger("events_interested"),
                row.getInteger("ticket_links_clicked"),
                row.getInteger("reviews_written"),
                row.getInteger("reviews_liked"),
                row.getInteger("reviews_commented"),
                row.getInteger("friends_added"),
                row.getInteger("messages_sent"),
                row.getInteger("shares_sent"),
                row.getInteger("sessions_count"),
                row.getInteger("total_time_seconds"),
                row.getInteger("avg_session_duration_seconds"),
                row.getInteger("searches_performed"));
    }
}
