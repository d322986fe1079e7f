package app.synth.tracking.source;

import java.time.Duration;

/** Whether a request may come in now. */
public sealed interface Admission {

    /** It may, and is counted. */
    record Admitted() implements Admission {}

    /**
     * It may not, and is not counted.
     *
     * @param after how long until as much may come in, if nothing else does until then
     */
    record RetryAfter(Duration after) implements Admission {

        /** For a Retry-After header: whole seconds, at least one. */
        public long seconds() {
            return Math.max(1, after.plusNanos(999_999_999).toSeconds());
        }
    }
}
