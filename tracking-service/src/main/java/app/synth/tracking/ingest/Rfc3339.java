package app.synth.tracking.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Times as clients send them. */
final class Rfc3339 {
    private static final int LAST_YEAR = 9999;

    private Rfc3339() {}

    /**
     * The instant, to the microsecond that Postgres keeps.
     *
     * @throws DateTimeException when the text is no date and time with a zone, or its year has not four digits
     */
    static Instant parse(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        if (time.getYear() < 0 || time.getYear() > LAST_YEAR) {
            throw new DateTimeException("the year has not four digits");
        }
        return time.toInstant().truncatedTo(ChronoUnit.MICROS);
    }
}
