package app.synth.tracking.fate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message.
 *
 * @param messageId the client's id
 * @param source the app that sent it
 * @param fate stored, quarantined or filtered: of the first try, or of a replay since; later tries were duplicates of it
 * @param reason why it was quarantined or filtered
 * @param receivedAt when the first try arrived
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FateAnswer(
        String messageId,
        String source,
        String fate,
        @Nullable String reason,
        Instant receivedAt) {}
