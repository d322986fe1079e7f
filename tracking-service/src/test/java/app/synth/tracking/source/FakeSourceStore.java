package app.synth.tracking.source;

import io.smallrye.mutiny.Uni;
import java.net.ConnectException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps sources and keys as the database does; it is away, or slow to answer, when the test says so. */
final class FakeSourceStore implements SourceStore {
    private final Map<String, Source> sources = new HashMap<>();
    private final Map<KeyHash, WriteKey> keys = new HashMap<>();
    private final List<Runnable> heldBack = new ArrayList<>();
    private long version;
    private boolean away;
    private boolean slow;
    private int questions;

    FakeSourceStore() {
        source("app");
    }

    static Source source(String key, List<String> origins, RateLimit limit, RateLimit userLimit) {
        return new Source(
                key, key, PlanMode.OBSERVE, new AllowedOrigins(origins), true, limit, userLimit, EventMapping.NONE);
    }

    static Source source(String key, List<String> origins) {
        return source(key, origins, new RateLimit(10, 100), new RateLimit(10, 100));
    }

    Source source(String key, String... origins) {
        Source source = source(key, List.of(origins));
        sources.put(key, source);
        version++;
        return source;
    }

    void key(Source source, KeyKind kind, String clear, Instant expiresAt) {
        put(clear, new WriteKey(source, kind, expiresAt, false));
    }

    void revoke(String clear) {
        WriteKey before = keys.get(KeyHash.of(clear));
        put(clear, new WriteKey(before.source(), before.kind(), before.expiresAt(), true));
    }

    private void put(String clear, WriteKey key) {
        keys.put(KeyHash.of(clear), key);
        version++;
    }

    void away() {
        away = true;
    }

    void back() {
        away = false;
    }

    /** From now on answers wait for {@link #answer}, and are what was true when the question came. */
    void slow() {
        slow = true;
    }

    void answer() {
        List<Runnable> answers = List.copyOf(heldBack);
        heldBack.clear();
        answers.forEach(Runnable::run);
    }

    /** How often it was asked since the last time. */
    int questions() {
        int asked = questions;
        questions = 0;
        return asked;
    }

    @Override
    public Uni<SourceSnapshot> latest(SourceSnapshot known) {
        questions++;
        if (away) {
            return Uni.createFrom().failure(new ConnectException("refused"));
        }
        SourceSnapshot now = known.version() == version ? known : new SourceSnapshot(version, sources, keys);
        return slow
                ? Uni.createFrom().emitter(waiting -> heldBack.add(() -> waiting.complete(now)))
                : Uni.createFrom().item(now);
    }
}
