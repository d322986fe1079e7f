package app.synth.experiments.results;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did.
 *
 * @param event set: a custom event of this subject, and no interaction
 */
record Deed(
        @Nullable UUID user,
        @Nullable String visitor,
        @Nullable String event,
        Instant at,
        String action,
        String entity,
        @Nullable String session,
        String source,
        BigDecimal value) {

    String metadata() {
        return "{\"source\": \"%s\", \"value\": %s}".formatted(source, value);
    }
}
