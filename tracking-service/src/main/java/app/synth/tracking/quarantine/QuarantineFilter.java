package app.synth.tracking.quarantine;

import app.synth.accounts.client.request.Cursor;
import app.synth.tracking.http.TimeRange;
import app.synth.tracking.http.Words;
import app.synth.tracking.ingest.Rejection;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which of the quarantined interactions.
 *
 * @param reason all where it is null
 * @param source all where it is null
 * @param arrived when they arrived
 * @param after where the previous page ended; null for the first
 */
record QuarantineFilter(
        @Nullable Rejection reason,
        @Nullable String source,
        TimeRange arrived,
        @Nullable Cursor after) {
    /** What pages are ordered by: the time of arrival, and the id. */
    static final int CURSOR_VALUES = 2;

    /** Checks what a client sent, in an address or in a body. */
    static QuarantineFilter of(
            @Nullable String reason,
            @Nullable String source,
            @Nullable String from,
            @Nullable String to,
            @Nullable Cursor after) {
        return new QuarantineFilter(reason == null ? null : reason(reason), source, TimeRange.of(from, to), after);
    }

    private static Rejection reason(String code) {
        return Arrays.stream(Rejection.values())
                .filter(known -> known.code().equals(code))
                .findAny()
                .orElseThrow(() -> Words.unknown("reason", Rejection.values(), Rejection::code));
    }
}
