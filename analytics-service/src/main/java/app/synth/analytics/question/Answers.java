package app.synth.analytics.question;

import app.synth.accounts.client.request.OwnContext;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are still right. For a moment one is given to all who ask, also while it is under way; after that it is given
 * as long as the watermark is the one at which it was asked for. Failures are told to those who wait and not kept.
 */
final class Answers {
    private final Cache<String, Kept> kept;
    private final Duration freshFor;
    private final Duration keepFor;

    /** One look at a question. What is known when it comes may be the answer of the look before. */
    private static final class Kept {
        private final long begun = System.nanoTime();
        private final Uni<Known> shared;
        private volatile @Nullable Known known;

        Kept(Supplier<Uni<Known>> look, Runnable forget) {
            this.shared = Uni.createFrom()
                    .deferred(look::get)
                    .invoke(found -> known = found)
                    .onFailure()
                    .invoke(forget)
                    .memoize()
                    .indefinitely();
        }

        boolean isFresh(Duration freshFor) {
            return known == null || System.nanoTime() - begun < freshFor.toNanos();
        }
    }

    private record Known(String watermark, Object answer, long since) {
        boolean isOf(String now, Duration keepFor) {
            return watermark.equals(now) && System.nanoTime() - since < keepFor.toNanos();
        }
    }

    Answers(int atMost, Duration freshFor, Duration keepFor) {
        this.kept = Caffeine.newBuilder()
                .maximumSize(atMost)
                .expireAfterWrite(keepFor)
                .build();
        this.freshFor = freshFor;
        this.keepFor = keepFor;
    }

    /**
     * @param key the whole question: whoever asks with the same key gets an answer of the same type
     * @param watermark says up to where the figures are
     * @param ask computes the answer
     */
    @SuppressWarnings("unchecked") // see key
    <A> Uni<A> to(String key, Supplier<Uni<String>> watermark, Supplier<Uni<A>> ask) {
        Kept found = kept.asMap()
                .compute(
                        key,
                        (same, present) -> present != null && present.isFresh(freshFor)
                                ? present
                                : new Kept(
                                        () -> look(present == null ? null : present.known, watermark, ask),
                                        () -> kept.invalidate(key)));
        return OwnContext.resume(found.shared).map(known -> (A) known.answer);
    }

    /** The watermark is read first: what comes in meanwhile is then in an answer that is held for older than it is. */
    private <A> Uni<Known> look(@Nullable Known before, Supplier<Uni<String>> watermark, Supplier<Uni<A>> ask) {
        return watermark
                .get()
                .chain(now -> before != null && before.isOf(now, keepFor)
                        ? Uni.createFrom().item(before)
                        : ask.get().map(answer -> new Known(now, answer, System.nanoTime())));
    }
}
