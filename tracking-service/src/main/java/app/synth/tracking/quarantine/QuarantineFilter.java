package app.synth.tracking.quarantine;

import app.synth.accounts.client.problem.Problems;
import app.synth.tracking.ingest.Rejection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which of the quarantined interactions.
 *
 * @param reason all where it is null
 * @param source all where it is null
 * @param from the first instant of arrival
 * @param to the end, not included
 * @param after where the previous page ended; null for the first
 */
record QuarantineFilter(
        @Nullable String reason,
        @Nullable String source,
        Instant from,
        Instant to,
        @Nullable PageEnd after) {
    private static final int LAST_YEAR = 9999;

    /** Checks what a client sent. */
    static QuarantineFilter of(
            @Nullable String reason,
            @Nullable String source,
            @Nullable String from,
            @Nullable String to,
            @Nullable String cursor) {
        if (reason != null
                && Arrays.stream(Rejection.values())
                        .noneMatch(known -> known.code().equals(reason))) {
            throw Problems.badField("reason", "reason is not one of the reasons for quarantine");
        }
        if (source != null && source.indexOf('\0') >= 0) {
            throw Problems.badField("source", "source is the key of a source");
        }
        Instant since = from == null ? Instant.EPOCH : time("from", from);
        Instant until = to == null ? Instant.parse("9999-12-31T00:00:00Z") : time("to", to);
        if (!since.isBefore(until)) {
            throw Problems.badField("from", "from is not before to");
        }
        return new QuarantineFilter(reason, source, since, until, cursor == null ? null : PageEnd.parse(cursor));
    }

    private static Instant time(String name, String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() > 0 && time.getYear() < LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException notOne) {
            throw Problems.badField(name, name + " is not an RFC 3339 time with a zone");
        }
        throw Problems.badField(name, name + " is not of this age");
    }
}
