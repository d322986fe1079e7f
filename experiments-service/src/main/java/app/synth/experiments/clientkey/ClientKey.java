package app.synth.experiments.clientkey;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A key of an SDK.
 *
 * @param name whose it is
 * @param revokedAt null: it is good
 */
@JsonNaming(SnakeCaseStrategy.class)
record ClientKey(
        String key,
        String name,
        Instant createdAt,
        UUID createdBy,
        @Schema(nullable = true) @Nullable Instant revokedAt) {}
