package app.synth.accounts.privacy;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody's wish to be deleted.
 *
 * @param dueAt when the account goes; until then the wish can be called off
 */
@JsonNaming(SnakeCaseStrategy.class)
public record DeletionRequest(UUID userId, Instant requestedAt, Instant dueAt) {}
