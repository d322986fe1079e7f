package app.synth.tracking.quarantine;

import app.synth.tracking.http.PageCursor;
import java.time.Instant;
import java.util.UUID;

/** The last row of a page. The next page begins behind it, whatever has come or gone meanwhile. */
record PageEnd(Instant receivedAt, UUID id) {

    /** As a client carries it: opaque. */
    String text() {
        return PageCursor.text(receivedAt, id);
    }

    static PageEnd parse(String text) {
        return PageCursor.parse(text, 2, parts -> new PageEnd(PageCursor.time(parts[0]), PageCursor.id(parts[1])));
    }
}
