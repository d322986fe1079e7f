package app.synth.accounts.permission;

import app.synth.accounts.client.change.AccountChanges;
import app.synth.accounts.client.change.AccountChanges.Moment;
import app.synth.accounts.client.request.OwnContext;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What decisions are made of, from memory where it is there and may be believed. All that is missing for one question is
 * read with one statement, and a fact that is being read is not read again. A fact is kept until somebody tells of a change
 * ({@link AccountChanges}), and for a bounded time, which is what tells of a new creator of an event.
 */
@ApplicationScoped
class Facts {
    private final PgFacts database;
    private final AccountChanges changes;
    private final DecisionsConfig config;
    private final Cache<UUID, Remembered<Optional<Subject>>> people;
    private final Cache<Ownership, Remembered<Boolean>> ownerships;
    private final AtomicReference<@Nullable Remembered<Matrix>> matrix = new AtomicReference<>();

    /** What is known, for those that were asked about. */
    record Known(Map<UUID, Optional<Subject>> people, Map<Ownership, Boolean> ownerships) {
        Optional<Subject> person(UUID user) {
            return people.getOrDefault(user, Optional.empty());
        }

        boolean owns(Ownership ownership) {
            return ownerships.getOrDefault(ownership, false);
        }
    }

    /** What one question waits for, and what of it nobody has asked for yet. */
    private static final class Missing {
        private final Moment now;
        private final CompletableFuture<PgFacts.Found> found = new CompletableFuture<>();
        private final Map<UUID, Remembered<Optional<Subject>>> people = new HashMap<>();
        private final Map<Ownership, Remembered<Boolean>> ownerships = new HashMap<>();

        Missing(Moment now) {
            this.now = now;
        }
    }

    Facts(PgFacts database, AccountChanges changes, DecisionsConfig config) {
        this.database = database;
        this.changes = changes;
        this.config = config;
        this.people = Caffeine.newBuilder()
                .maximumSize(config.peopleAtMost())
                .expireAfterWrite(config.liveFor())
                .build();
        this.ownerships = Caffeine.newBuilder()
                .maximumSize(config.ownershipsAtMost())
                .expireAfterWrite(config.liveFor())
                .build();
    }

    Uni<Matrix> matrix() {
        Remembered<Matrix> known = matrix.get();
        if (known == null || !isBelievable(known)) {
            var reading = new Remembered<>(changes.now(), new CompletableFuture<Matrix>());
            if (matrix.compareAndSet(known, reading)) {
                database.matrix().subscribe().with(reading.value()::complete, failure -> {
                    matrix.compareAndSet(reading, null);
                    reading.value().completeExceptionally(failure);
                });
                known = reading;
            } else {
                return matrix();
            }
        }
        return whenThere(known.value(), Function.identity());
    }

    Uni<Known> about(Collection<UUID> users, Collection<Ownership> resources) {
        Missing missing = new Missing(changes.now());
        Map<UUID, CompletableFuture<Optional<Subject>>> asked = new HashMap<>();
        users.forEach(user -> asked.computeIfAbsent(user, one -> person(one, missing)));
        Map<Ownership, CompletableFuture<Boolean>> owned = new HashMap<>();
        resources.forEach(resource -> owned.computeIfAbsent(resource, one -> ownership(one, missing)));
        read(missing);
        CompletableFuture<Void> all = CompletableFuture.allOf(
                CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new)),
                CompletableFuture.allOf(owned.values().toArray(CompletableFuture[]::new)));
        return whenThere(all, done -> new Known(values(asked), values(owned)));
    }

    private CompletableFuture<Optional<Subject>> person(UUID user, Missing missing) {
        return fact(
                people,
                user,
                user,
                missing,
                missing.people,
                found -> Optional.ofNullable(found.people().get(user)));
    }

    private CompletableFuture<Boolean> ownership(Ownership ownership, Missing missing) {
        return fact(
                ownerships,
                ownership,
                ownership.user(),
                missing,
                missing.ownerships,
                found -> found.ownerships().getOrDefault(ownership, false));
    }

    private <K, V> CompletableFuture<V> fact(
            Cache<K, Remembered<V>> kept,
            K key,
            UUID user,
            Missing missing,
            Map<K, Remembered<V>> reading,
            Function<PgFacts.Found, V> taken) {
        Remembered<V> known = kept.getIfPresent(key);
        if (known == null || !changes.isBelievable(user, known.asked())) {
            known = kept.asMap().compute(key, (same, present) -> {
                if (present != null && changes.isBelievable(user, present.asked())) {
                    return present;
                }
                var beginning = new Remembered<>(missing.now, missing.found.thenApply(taken));
                reading.put(key, beginning);
                return beginning;
            });
        }
        return known.value();
    }

    private void read(Missing missing) {
        if (missing.people.isEmpty() && missing.ownerships.isEmpty()) {
            return;
        }
        database.about(missing.people.keySet(), missing.ownerships.keySet())
                .subscribe()
                .with(
                        found -> {
                            // Who has no profile may have one in a moment, of which nobody tells.
                            // Forgotten before it is said: who hears it may make one and ask again.
                            missing.people.forEach((user, reading) -> {
                                if (!found.people().containsKey(user)) {
                                    people.asMap().remove(user, reading);
                                }
                            });
                            missing.found.complete(found);
                        },
                        failure -> {
                            missing.people.forEach(people.asMap()::remove);
                            missing.ownerships.forEach(ownerships.asMap()::remove);
                            missing.found.completeExceptionally(failure);
                        });
    }

    private boolean isBelievable(Remembered<Matrix> known) {
        return !known.asked().isOlderThan(config.liveFor()) && changes.isBelievable(known.asked());
    }

    /** At once where it is there; else in the context of whoever asks. */
    private static <F, T> Uni<T> whenThere(CompletableFuture<F> value, Function<F, T> taken) {
        return value.isDone() && !value.isCompletedExceptionally()
                ? Uni.createFrom().item(taken.apply(value.join()))
                : OwnContext.resume(Uni.createFrom().completionStage(value)).map(taken);
    }

    private static <K, V> Map<K, V> values(Map<K, CompletableFuture<V>> futures) {
        Map<K, V> values = new HashMap<>();
        futures.forEach((key, value) -> values.put(key, value.join()));
        return values;
    }
}
