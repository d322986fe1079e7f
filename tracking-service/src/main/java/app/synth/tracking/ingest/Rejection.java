package app.synth.tracking.ingest;

import java.util.Locale;

/** Every reason for which an interaction is quarantined. */
public enum Rejection {
    /** Not an object, a field of a wrong type or size, or something no database can hold. */
    MALFORMED(false),
    /** An {@code event_type} that we do not know, or do not know yet. */
    UNKNOWN_TYPE(true),
    /** Neither a user nor an {@code anonymous_id}. */
    MISSING_IDENTITY(false),
    /** It names another user than the one who sent it. */
    IDENTITY_MISMATCH(false),
    /** It has not happened yet. */
    CLOCK_AHEAD(true),
    /** It happened before the retention window began. */
    TOO_OLD(false),
    /** A single interaction of more bytes than one may have. */
    TOO_LARGE(false),
    /** Its metadata break the tracking plan, which its source enforces. */
    PLAN_VIOLATION(true),
    /** Postgres took its neighbours and refused it. */
    STORAGE_REFUSED(true);

    private final boolean retryable;

    Rejection(boolean retryable) {
        this.retryable = retryable;
    }

    /** As it is answered, stored and counted: {@code unknown_type}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the same interaction, unchanged, may be accepted at another time. */
    public boolean retryable() {
        return retryable;
    }
}
