package app.synth.tracking.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;

/**
 * How often one thing was wrong.
 *
 * @param field as the schema names it; see {@link Violation}
 * @param violations interactions
 * @param sample the beginning of the metadata of one of the last of them, up to 1024 characters
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ViolationCount(
        String source,
        String rule,
        int version,
        String field,
        String keyword,
        long violations,
        String sample,
        Instant lastAt) {}
