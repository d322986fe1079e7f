package app.synth.analytics.audience;

/** The events that a question is about, as SQL: {@code $1} is the id. */
final class PgSubject {
    private static final String EVENT = "select $1::text as event_id";
    private static final String ARTIST = "select event_id from event_artists where artist_id = $1";
    private static final String VENUE = "select event_id from event_places where venue_id = $1";

    private PgSubject() {}

    /** A statement with {@code subject} in front of it, the events' ids. Of all events it knows no list. */
    static String with(Subject subject, String statement) {
        return "with subject as (" + events(subject) + ")\n" + statement;
    }

    private static String events(Subject subject) {
        return switch (subject) {
            case EVENT, ALL -> EVENT;
            case ARTIST -> ARTIST;
            case VENUE -> VENUE;
        };
    }
}
