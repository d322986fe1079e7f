package app.synth.analytics.figures;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The daily tables, by what they are about. */
enum DailyTable {
    EVENTS("event_id"),
    ARTISTS("artist_id"),
    VENUES("venue_id"),
    USERS("user_id");

    private final String id;

    DailyTable(String id) {
        this.id = id;
    }

    /** Empty for what is none. */
    static Optional<DailyTable> of(String code) {
        return Stream.of(values()).filter(table -> table.code().equals(code)).findAny();
    }

    /** As in addresses. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column that, with the date, tells rows from each other. */
    String id() {
        return id;
    }
}
