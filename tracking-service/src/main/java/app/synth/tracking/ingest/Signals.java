package app.synth.tracking.ingest;

import org.jspecify.annotations.Nullable;

/**
 * What a request's headers say about who sends. The address it came from is not among them, and is stored nowhere.
 *
 * @param userAgent the browser, as it calls itself
 * @param optOut whether the browser says that its user does not want to be tracked
 */
public record Signals(@Nullable String userAgent, boolean optOut) {
    /** Of something that came by no request. */
    public static final Signals NONE = new Signals(null, false);
}
