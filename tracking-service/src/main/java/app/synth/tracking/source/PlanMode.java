package app.synth.tracking.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a violation of the tracking plan costs. */
public enum PlanMode {
    /** Stored, and counted as a violation. */
    OBSERVE,
    /** Quarantined. */
    ENFORCE;

    /** As it is sent and stored: {@code observe}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<PlanMode> named(String text) {
        return Arrays.stream(values()).filter(mode -> mode.text().equals(text)).findFirst();
    }
}
