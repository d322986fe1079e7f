package app.synth.tracking.source;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Keys, made, rotated and revoked. What is answered holds on this replica already. */
@ApplicationScoped
class WriteKeys {
    private final PgWriteKeys stored;
    private final SourceRegistry registry;
    private final SecureRandom random = new SecureRandom();

    WriteKeys(PgWriteKeys stored, SourceRegistry registry) {
        this.stored = stored;
        this.registry = registry;
    }

    Uni<KeyChange> add(String source, KeyReader.NewKey wanted, UUID by) {
        if (!SourceReader.isKey(source)) {
            return unknown();
        }
        ClearKey key = ClearKey.next(wanted.kind(), random);
        return stored.add(source, wanted.kind(), key, by, wanted.expiresAt())
                .chain(made -> made.isPresent() ? made(source, key, made.get()) : unknown());
    }

    Uni<KeyChange> rotate(String source, UUID id, Duration overlap, UUID by) {
        return ifKey(source, known -> stored.kind(source, id)).chain(kind -> {
            if (kind.isEmpty()) {
                return unknown();
            }
            ClearKey key = ClearKey.next(kind.get(), random);
            Instant now = Instant.now();
            return stored.rotate(source, id, key, by, now.plus(overlap), now)
                    .chain(made -> made.isPresent()
                            ? made(source, key, made.get())
                            : Uni.createFrom().item(new KeyChange.NotLive()));
        });
    }

    /** Whether there is such a key. */
    Uni<Boolean> revoke(String source, UUID id) {
        if (!SourceReader.isKey(source)) {
            return Uni.createFrom().item(false);
        }
        return stored.revoke(source, id).call(registry::changed);
    }

    private static <T> Uni<Optional<T>> ifKey(String source, Function<String, Uni<Optional<T>>> found) {
        return SourceReader.isKey(source)
                ? found.apply(source)
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<KeyChange> made(String source, ClearKey key, WriteKeyView stored) {
        return registry.changed().replaceWith(new KeyChange.Made(NewWriteKey.of(source, key, stored)));
    }

    private static Uni<KeyChange> unknown() {
        return Uni.createFrom().item(new KeyChange.Unknown());
    }
}
