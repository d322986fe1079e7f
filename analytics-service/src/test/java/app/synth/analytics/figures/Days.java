package app.synth.analytics.figures;

import app.synth.testsupport.Database;
import java.util.UUID;

/** Figures as the rollups would leave them. */
record Days(Database database) {

    /** An event of the catalogue. */
    String event() {
        String id = "event/#%" + UUID.randomUUID();
        database.update("insert into analytics.events (event_id, title) values (?, 'An event')", id);
        return id;
    }

    Days event(String id, String date, int impressions, int clicks, int viewers, int converted, int rated, int sum) {
        database.update("""
                insert into analytics.analytics_event_daily
                    (event_id, date, impressions, clicks, unique_viewers, converted_viewers, rated_count, rating_sum, review_count)
                values (?, ?::date, ?, ?, ?, ?, ?, ?, ?)
                """, id, date, impressions, clicks, viewers, converted, rated, sum, rated);
        return this;
    }

    /** Somebody on one day of an event. */
    Days viewer(String event, String date, UUID viewer, int views, int tickets) {
        database.update(
                "insert into analytics.event_viewers (event_id, date, viewer, views, tickets) values (?, ?::date, ?, ?, ?)",
                event,
                date,
                viewer,
                views,
                tickets);
        return this;
    }

    Days user(UUID user, String date, int sessions, int seconds) {
        database.update(
                "insert into analytics.analytics_user_daily (user_id, date, sessions_count, total_time_seconds) values (?, ?::date, ?, ?)",
                user,
                date,
                sessions,
                seconds);
        return this;
    }

    /** Times are RFC 3339. */
    Days session(UUID user, String id, String from, String to) {
        database.update(
                "insert into analytics.viewer_sessions values (?, ?, ?::timestamptz, ?::timestamptz, true)",
                user,
                id,
                from,
                to);
        return this;
    }
}
