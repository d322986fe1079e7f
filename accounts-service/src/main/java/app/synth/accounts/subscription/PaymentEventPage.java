package app.synth.accounts.subscription;

import app.synth.accounts.sent.Cursor;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What payment providers said, newest first.
 *
 * @param nextCursor of the following page; missing where this is the last
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentEventPage(
        List<PaymentEventView> items, @Nullable String nextCursor) {

    static PaymentEventPage of(List<PaymentEventView> items, int limit) {
        return new PaymentEventPage(
                items,
                items.size() == limit
                        ? Cursor.of(
                                items.getLast().receivedAt().toString(),
                                items.getLast().eventId())
                        : null);
    }
}
