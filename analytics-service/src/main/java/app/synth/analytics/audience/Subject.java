package app.synth.analytics.audience;

import java.util.Locale;

/** Whose audience is asked for. */
enum Subject {
    EVENT,
    ARTIST,
    VENUE,
    /** All events together; there is no id. */
    ALL;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
