package app.synth.accounts.subscription;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a payment provider said. Times are UTC.
 *
 * @param happenedAt by the provider's clock
 * @param outcome applied, outdated, ignored or waiting
 * @param detail what of it mattered; of what was ignored, why
 */
@JsonNaming(SnakeCaseStrategy.class)
public record PaymentEventView(
        String provider,
        String eventId,
        String eventType,
        @Nullable String customerId,
        Instant happenedAt,
        Instant receivedAt,
        String outcome,
        Map<String, Object> detail) {}
