package app.synth.tracking.ingest;

import app.synth.tracking.action.Action;

/** What became of a message, for good: known only after the commit. */
sealed interface Fate {
    MessageId messageId();

    /** In the database, now and because of this request. */
    record Stored(MessageId messageId, Action action) implements Fate {}

    /** Answered before, with whatever fate it had then. */
    record Duplicate(MessageId messageId) implements Fate {}

    /** Kept, not counted. */
    record Quarantined(MessageId messageId, Refusal refusal) implements Fate {}

    /** Counted, not kept. */
    record Filtered(MessageId messageId, Filtering why) implements Fate {}
}
