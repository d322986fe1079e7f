package app.synth.accounts.client.permission;

import app.synth.accounts.client.change.AccountChanges;
import app.synth.accounts.client.request.OwnContext;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps answers for as long as they may be believed. Whoever asks while the same question is under way shares its answer; a
 * failure is kept only where it is an answer, too.
 */
final class Answers<A> {
    private final Cache<String, Kept<A>> kept;
    private final AccountChanges changes;
    private final Predicate<Throwable> isAnswer;

    /** One question from when it is asked on; the answer comes later. */
    private static final class Kept<A> {
        private final Question<A> question;
        private final AccountChanges.Moment asked;
        private final Instant askedAt = Instant.now();
        private final Uni<A> shared;
        private volatile @Nullable A answer;

        Kept(
                Question<A> question,
                Supplier<Uni<A>> ask,
                AccountChanges changes,
                Runnable forget,
                Predicate<Throwable> isAnswer) {
            this.question = question;
            this.asked = changes.now();
            this.shared = Uni.createFrom()
                    .deferred(ask::get)
                    .invoke(given -> answer = given)
                    .onFailure(failure -> !isAnswer.test(failure))
                    .invoke(forget)
                    .memoize()
                    .indefinitely();
        }

        boolean isBelievable(AccountChanges changes) {
            A given = answer;
            UUID user = given == null ? question.user() : question.userOf().apply(given);
            return !asked.isOlderThan(question.liveFor())
                    && (user == null ? changes.isBelievable(asked) : changes.isBelievable(user, asked))
                    && (given == null || question.holds(given, askedAt, Instant.now()));
        }
    }

    /**
     * @param liveFor the longest of all questions
     * @param isAnswer failures that are as good an answer as any
     */
    Answers(long atMost, Duration liveFor, AccountChanges changes, Predicate<Throwable> isAnswer) {
        this.kept = Caffeine.newBuilder()
                .maximumSize(atMost)
                .expireAfterWrite(liveFor)
                .build();
        this.changes = changes;
        this.isAnswer = isAnswer;
    }

    /** @param ask asks accounts-service, where nothing that is known may be believed */
    Uni<A> to(Question<A> question, Supplier<Uni<A>> ask) {
        Kept<A> found = kept.getIfPresent(question.key());
        if (found == null || !found.isBelievable(changes)) {
            found = kept.asMap()
                    .compute(
                            question.key(),
                            (key, present) ->
                                    present != null && present.isBelievable(changes) ? present : begin(question, ask));
        }
        A answer = found.answer;
        return answer == null
                ? OwnContext.resume(found.shared)
                : Uni.createFrom().item(answer);
    }

    private Kept<A> begin(Question<A> question, Supplier<Uni<A>> ask) {
        // Where the same question has been asked again meanwhile, it is asked once more: no harm.
        return new Kept<>(question, ask, changes, () -> kept.invalidate(question.key()), isAnswer);
    }
}
