package app.synth.accounts.client.permission;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something asked of accounts-service whose answer is kept.
 *
 * @param key what makes it the same question
 * @param liveFor how long an answer is believed at most
 * @param user whom it is about; null where only the answer tells
 * @param userOf whom an answer is about
 * @param endOf when an answer ceases, or ceased, to be so by itself
 */
record Question<A>(
        String key,
        Duration liveFor,
        @Nullable UUID user,
        Function<A, UUID> userOf,
        Function<A, Optional<Instant>> endOf) {
    /** How far the clocks here and at accounts-service may differ: that long around its end an answer is never kept. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    /** Whether an answer asked for at one time holds at another. */
    boolean holds(A answer, Instant asked, Instant now) {
        Optional<Instant> end = endOf.apply(answer);
        return end.isEmpty()
                || now.isBefore(end.get())
                || asked.isAfter(end.get().plus(CLOCK_SKEW));
    }
}
