package app.synth.accounts.permission;

import app.synth.accounts.client.change.AccountChanges;
import app.synth.accounts.client.permission.PermissionsConfig;
import app.synth.accounts.client.permission.Resource;
import app.synth.accounts.client.permission.Tier;
import app.synth.accounts.testsupport.Mappings;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables that decisions are made of, as a test writes them. */
public final class WrittenFacts extends PgFacts {
    public static final PermissionsConfig CONFIG =
            Mappings.with(PermissionsConfig.class, Map.of("permissions.accounts-url", "http://localhost:8083"));

    private final Map<UUID, Subject> people = new HashMap<>();
    private final Set<Ownership> owned = new HashSet<>();
    private final SortedMap<String, PermissionKey> permissions = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Cell>> cells = new TreeMap<>();
    private final Queue<Runnable> answers = new ArrayDeque<>();
    private int reads;
    private boolean slow;
    private boolean away;

    public WrittenFacts() {
        super(null);
    }

    public WrittenFacts permission(String key, @Nullable String ownerOf) {
        permissions.put(key, new PermissionKey(key, key, ownerOf));
        return this;
    }

    public WrittenFacts grant(String accountType, String... keys) {
        for (String key : keys) {
            cell(accountType, key, Cell.WITHOUT_CONDITIONS);
        }
        return this;
    }

    WrittenFacts cell(String accountType, String key, Cell cell) {
        cells.computeIfAbsent(accountType, type -> new TreeMap<>()).put(key, cell);
        return this;
    }

    public WrittenFacts person(UUID user, String accountType, Tier tier, @Nullable Instant expiresAt) {
        return person(user, new Subject(accountType, "none", false, tier, expiresAt));
    }

    WrittenFacts person(UUID user, Subject subject) {
        people.put(user, subject);
        return this;
    }

    public WrittenFacts own(UUID user, Resource resource) {
        owned.add(new Ownership(user, resource));
        return this;
    }

    /** Who knows nothing yet. */
    public Decisions decisions() {
        return new Decisions(facts(new AccountChanges(CONFIG)), null);
    }

    Facts facts(AccountChanges changes) {
        return new Facts(this, changes, Mappings.defaults(DecisionsConfig.class));
    }

    int reads() {
        return reads;
    }

    /** From now on what is read is answered when the test says so, as it was when it was read. */
    void slow() {
        slow = true;
    }

    void answer() {
        answers.remove().run();
    }

    void away(boolean now) {
        away = now;
    }

    @Override
    Uni<Matrix> matrix() {
        return read(() -> new Matrix(permissions, new TreeMap<>(cells)));
    }

    @Override
    Uni<Found> about(Collection<UUID> users, Collection<Ownership> ownerships) {
        Set<UUID> asked = Set.copyOf(users);
        Set<Ownership> askedOwnerships = Set.copyOf(ownerships);
        return read(() -> new Found(
                people.entrySet().stream()
                        .filter(person -> asked.contains(person.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                askedOwnerships.stream().collect(Collectors.toMap(Function.identity(), owned::contains))));
    }

    private <T> Uni<T> read(Supplier<T> rows) {
        return Uni.createFrom().emitter(asking -> {
            reads++;
            if (away) {
                asking.fail(new IllegalStateException("connection refused"));
                return;
            }
            T found = rows.get();
            answers.add(() -> asking.complete(found));
            if (!slow) {
                answer();
            }
        });
    }
}
