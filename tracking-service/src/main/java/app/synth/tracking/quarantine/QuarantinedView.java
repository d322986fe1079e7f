package app.synth.tracking.quarantine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One quarantined interaction.
 *
 * @param messageId the client's id; missing where it cannot be stored
 * @param reason a code that never changes its meaning
 * @param detail the same for people
 * @param userId whom it is about
 * @param face which API the body speaks: interactions or segment
 * @param body as received; in a list, its first 2,000 characters
 * @param bodyLength of the whole body, in characters
 * @param replayedAt when it was stored after all
 * @param replayedBy the admin who replayed it
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuarantinedView(
        UUID id,
        @Nullable String messageId,
        String source,
        String reason,
        String detail,
        Instant receivedAt,
        @Nullable UUID userId,
        String face,
        String body,
        int bodyLength,
        @Nullable Instant replayedAt,
        @Nullable UUID replayedBy) {}
