package app.synth.tracking.history;

import app.synth.tracking.ingest.Item;

/** What a line of history holds. */
sealed interface HistoryLine {

    /** Something that can be judged, under an id of its own. */
    record Readable(Item item) implements HistoryLine {}

    /**
     * Nothing that could be judged, or kept in the quarantine.
     *
     * @param reason a code that never changes its meaning
     * @param detail the same for people
     */
    record Refused(String reason, String detail) implements HistoryLine {}
}
