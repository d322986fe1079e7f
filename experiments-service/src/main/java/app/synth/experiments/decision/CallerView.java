package app.synth.experiments.decision;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param kind user, api_key or client_key
 * @param userId the user, or the key's owner
 */
@JsonNaming(SnakeCaseStrategy.class)
record CallerView(
        String kind, @Schema(nullable = true) @Nullable UUID userId) {}
