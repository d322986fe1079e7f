package app.synth.tracking.ingest;

import java.util.Locale;

/** Every reason for which an interaction is counted and not stored. */
public enum FilterReason {
    /** A known crawler sent it. */
    BOT,
    /** Its person, or their browser, asked not to be tracked. */
    OPT_OUT;

    /** As it is answered, stored and counted: {@code opt_out}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
