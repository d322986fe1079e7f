package app.synth.analytics.rollup;

import java.util.List;

/** The tables that are kept by day, with what tells their rows apart. */
enum RollupTable {
    ANALYTICS_USER_DAILY("user_id", "date"),
    ANALYTICS_EVENT_DAILY("event_id", "date"),
    ANALYTICS_ARTIST_DAILY("artist_id", "date"),
    ANALYTICS_VENUE_DAILY("venue_id", "date"),
    ANALYTICS_ACTION_DAILY("date", "action"),
    ANALYTICS_SEARCH_DAILY("date", "query"),
    ANALYTICS_BREAKDOWN_DAILY("event_id", "date", "key", "value"),
    ANALYTICS_ACTIVITY("start", "period"),
    EVENT_VIEWERS("event_id", "date", "viewer"),
    VIEWER_DAYS("viewer", "date"),
    PROFILE_VISITS("kind", "entity_id", "date", "viewer", "session_id", "sent", "city", "state"),
    TOGGLES("relation", "entity_id", "viewer", "occurred_at", "id", "date"),
    EVENT_REVIEWS("event_id", "viewer", "occurred_at", "id", "date"),
    EVENT_ATTENDEES("event_id", "user_id", "date"),
    VIEWER_SESSIONS("viewer", "session_id", "started_at");

    private final List<String> keys;

    RollupTable(String... keys) {
        this.keys = List.of(keys);
    }

    /** As PostgreSQL knows it. */
    String table() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    List<String> keys() {
        return keys;
    }

    /** Which of its rows are of the day {@code $1}, in SQL; a session is of the day on which it begins. */
    String ofTheDay() {
        return switch (this) {
            case ANALYTICS_ACTIVITY -> "period = 'day' and start = $1";
            case VIEWER_SESSIONS -> "started_at >= $1::timestamptz and started_at < ($1 + 1)::timestamptz";
            default -> "date = $1";
        };
    }
}
