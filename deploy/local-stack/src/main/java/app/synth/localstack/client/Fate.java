package app.synth.localstack.client;

import java.util.Locale;

/**
 * What became of an interaction that was sent.
 *
 * @param reason why it was quarantined, or empty
 */
public record Fate(Outcome outcome, String reason) {

    /** The four fates there are. */
    public enum Outcome {
        STORED,
        DUPLICATE,
        FILTERED,
        QUARANTINED;

        /** As the interfaces write it: {@code stored}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
