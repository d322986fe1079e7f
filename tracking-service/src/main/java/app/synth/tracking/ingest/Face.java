package app.synth.tracking.ingest;

import java.util.Locale;

/** The APIs that take interactions; what is quarantined says which one its body speaks. */
public enum Face {
    /** Our own. */
    INTERACTIONS,
    /** Segment's, which RudderStack's clients speak too. */
    SEGMENT,
    /** Lines of what happened before we were there: interactions as on our own, and states. May be of any age. */
    HISTORY;

    /** As it is stored. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
