package app.synth.accounts.subscription;

import app.synth.accounts.client.request.Cursor;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What payment providers said, newest first.
 *
 * @param next the cursor of the following page; missing where this is the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentEventPage(
        List<PaymentEventView> items, @Nullable String next) {

    /** @param found of at most {@code limit} and one more, which says that there is another page */
    static PaymentEventPage of(List<PaymentEventView> found, int limit) {
        return new PaymentEventPage(
                found.stream().limit(limit).toList(),
                Cursor.next(found, limit, last -> Cursor.of(last.receivedAt(), last.eventId())));
    }
}
