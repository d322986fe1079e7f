package app.synth.tracking.quarantine;

import app.synth.accounts.client.problem.Problems;
import app.synth.tracking.http.TimeParameter;
import app.synth.tracking.ingest.Rejection;
import java.time.Instant;
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
        Instant since = from == null ? TimeParameter.EARLIEST : TimeParameter.parse("from", from);
        Instant until = to == null ? TimeParameter.LATEST : TimeParameter.parse("to", to);
        if (!since.isBefore(until)) {
            throw Problems.badField("from", "from is not before to");
        }
        return new QuarantineFilter(reason, source, since, until, cursor == null ? null : PageEnd.parse(cursor));
    }
}
