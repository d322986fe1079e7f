package app.synth.tracking.ingest;

import app.synth.tracking.source.Authority;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An interaction that was refused, with all that it takes to judge it again as it would have been then.
 *
 * @param id of the quarantine's row
 * @param messageId null where the client's own id cannot be stored
 * @param authority what proved who sent it
 * @param userId whom it is about
 * @param clockBehind by how much its sender's clock was corrected
 * @param body as sent, or as corrected since
 */
public record QuarantinedInteraction(
        UUID id,
        UUID messageKey,
        @Nullable String messageId,
        String source,
        Authority authority,
        @Nullable UUID userId,
        Face face,
        Instant receivedAt,
        Duration clockBehind,
        String body) {}
