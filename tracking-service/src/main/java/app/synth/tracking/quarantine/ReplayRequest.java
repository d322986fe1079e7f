package app.synth.tracking.quarantine;

import app.synth.accounts.client.request.Cursor;
import app.synth.accounts.client.request.SentObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be replayed, and how it is changed before. A body is read to the letter: a filter that was overlooked would
 * name everything.
 */
record ReplayRequest(QuarantineFilter filter, Correction correction) {
    private static final int LONGEST_WORD = 64;
    private static final int LONGEST_CURSOR = 1_000;
    private static final Set<String> FIELDS = Set.of("reason", "source", "from", "to", "cursor", "correction");

    /** @param body an object; an empty one names everything, as it was sent */
    static ReplayRequest read(byte[] body) {
        SentObject sent = SentObject.read(body, FIELDS);
        return new ReplayRequest(
                QuarantineFilter.of(
                        text(sent, "reason", LONGEST_WORD),
                        text(sent, "source", LONGEST_WORD),
                        text(sent, "from", LONGEST_WORD),
                        text(sent, "to", LONGEST_WORD),
                        Cursor.ifAny(text(sent, "cursor", LONGEST_CURSOR), QuarantineFilter.CURSOR_VALUES)),
                Correction.in(sent));
    }

    private static @Nullable String text(SentObject sent, String field, int longest) {
        return sent.has(field) ? sent.exactText(field, longest) : null;
    }
}
