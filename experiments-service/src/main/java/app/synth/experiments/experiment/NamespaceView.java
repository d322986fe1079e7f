package app.synth.experiments.experiment;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A namespace.
 *
 * @param experiments those that are not over, with what they take up of it
 */
@JsonNaming(SnakeCaseStrategy.class)
record NamespaceView(
        String id,
        @Schema(nullable = true) @Nullable String description,
        Instant createdAt,
        List<Stretch> experiments) {

    /** What an experiment takes up: {@code from} belongs to it, {@code to} does not. */
    record Stretch(String key, double from, double to) {}
}
