package app.synth.testsupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for accounts-service: answers {@code GET /api/v1/me/permissions} and {@code POST /api/v1/permissions/check} (about
 * the caller) as that does, for the user whose token or API key it gets, and is down, failing or slow when the test says so.
 * It tells nobody of changes; a test that wants that notifies {@code accounts_changes} itself.
 */
public final class FakeAccounts {
    /** What the account type {@code user} may do by the seeded matrix. */
    private static final Set<String> DEFAULT_PERMISSIONS =
            Set.of("view_events", "create_reviews", "like_events", "comment", "follow_artists");

    /** Permissions that are for owners, by the seeded vocabulary. */
    private static final Map<String, String> OWNER_BOUND = Map.of(
            "manage_artist_profile", "artist",
            "view_artist_analytics", "artist",
            "manage_venue_profile", "venue",
            "view_venue_analytics", "venue",
            "manage_promotions", "event",
            "view_event_analytics", "event");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<UUID, Account> byUser = new ConcurrentHashMap<>();
    private final Map<String, Key> byKey = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final List<String> requestIds = new CopyOnWriteArrayList<>();
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean failing;
    private final LoopbackServer server;

    /** What is answered for one user. */
    private record Account(
            String type,
            String tier,
            @Nullable Instant tierExpiresAt,
            SortedSet<String> permissions,
            Map<String, String> denied,
            Map<String, String> neededTier,
            Set<String> owned) {
        static Account ofNewUser() {
            return new Account("user", "free", null, new TreeSet<>(DEFAULT_PERMISSIONS), Map.of(), Map.of(), Set.of());
        }

        Account with(SortedSet<String> granted) {
            return new Account(type, tier, tierExpiresAt, granted, denied, neededTier, owned);
        }

        String reason(String permission, @Nullable String resource, Set<String> scopes) {
            if (!permissions.contains(permission) || !scopes.contains(permission)) {
                return denied.getOrDefault(permission, "not_granted");
            }
            String kind = OWNER_BOUND.get(permission);
            boolean isBound = kind != null && resource != null && resource.startsWith(kind + " ");
            return isBound && !owned.contains(resource) ? "not_owner" : "granted";
        }
    }

    private record Key(UUID user, Set<String> scopes) {}

    /** @param scopes null for a token, which has none */
    private record Who(UUID user, @Nullable Set<String> scopes) {}

    FakeAccounts() {
        this.server = new LoopbackServer(this::answer);
    }

    /** The base URL, as in {@code ACCOUNTS_URL}. */
    public URI uri() {
        return server.uri();
    }

    /** Gives the user permissions beside those that every user has. */
    public FakeAccounts grant(UUID user, String... permissions) {
        return change(user, before -> {
            SortedSet<String> all = new TreeSet<>(before.permissions());
            all.addAll(List.of(permissions));
            return before.with(all);
        });
    }

    /** Takes every permission from the user. */
    public FakeAccounts revokeAll(UUID user) {
        return change(user, before -> before.with(new TreeSet<>()));
    }

    /** Takes one permission from the user, for a reason (tier, expired, unverified) and, for a tier, the one it takes. */
    public FakeAccounts deny(UUID user, String permission, String reason, @Nullable String neededTier) {
        return change(user, before -> {
            SortedSet<String> fewer = new TreeSet<>(before.permissions());
            fewer.remove(permission);
            Map<String, String> denied = new HashMap<>(before.denied());
            denied.put(permission, reason);
            Map<String, String> needed = new HashMap<>(before.neededTier());
            if (neededTier != null) {
                needed.put(permission, neededTier);
            }
            return new Account(
                    before.type(), before.tier(), before.tierExpiresAt(), fewer, denied, needed, before.owned());
        });
    }

    /** Makes the user of this type and tier; permissions stay as granted. */
    public FakeAccounts become(UUID user, String accountType, String tier) {
        return become(user, accountType, tier, null);
    }

    /** Makes the user of this type, and of this tier up to a time; permissions stay as granted. */
    public FakeAccounts become(UUID user, String accountType, String tier, @Nullable Instant tierExpiresAt) {
        return change(
                user,
                before -> new Account(
                        accountType,
                        tier,
                        tierExpiresAt,
                        before.permissions(),
                        before.denied(),
                        before.neededTier(),
                        before.owned()));
    }

    /** Makes the user an owner of this artist, venue or event. */
    public FakeAccounts own(UUID user, String type, String id) {
        return change(user, before -> owning(before, owned -> owned.add(type + " " + id)));
    }

    /** The user owns this no more. */
    public FakeAccounts disown(UUID user, String type, String id) {
        return change(user, before -> owning(before, owned -> owned.remove(type + " " + id)));
    }

    /** Makes a key with which machines are the user, within these scopes. */
    public String key(UUID user, String... scopes) {
        byte[] random = new byte[32];
        ThreadLocalRandom.current().nextBytes(random);
        String key = "sik_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        byKey.put(key, new Key(user, Set.of(scopes)));
        return key;
    }

    /** The key opens nothing any more. */
    public FakeAccounts revoke(String key) {
        byKey.remove(key);
        return this;
    }

    /** From now on connections are refused. */
    public void down() {
        server.stop();
    }

    /** From now on every answer is 503. */
    public void failing() {
        failing = true;
    }

    /** From now on every answer takes so long. */
    public void slow(Duration perAnswer) {
        delay = perAnswer;
    }

    /** Back to normal: reachable, right, and fast. */
    public void up() {
        failing = false;
        delay = Duration.ZERO;
        server.start();
    }

    /** How many requests came. */
    public int calls() {
        return calls.get();
    }

    /** The distinct X-Request-Id headers that came, in order. */
    public Set<String> requestIds() {
        return new LinkedHashSet<>(requestIds);
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        String requestId = exchange.getRequestHeaders().getFirst("X-Request-Id");
        if (requestId != null) {
            requestIds.add(requestId);
        }
        pause();
        respond(exchange).send(exchange);
    }

    private JsonAnswer respond(HttpExchange exchange) throws IOException {
        if (failing) {
            return JsonAnswer.problem(503, "service_unavailable");
        }
        Who who = who(exchange);
        if (who == null) {
            return JsonAnswer.problem(401, "unauthenticated");
        }
        Account account = byUser.getOrDefault(who.user(), Account.ofNewUser());
        return switch (exchange.getRequestURI().getPath()) {
            case "/api/v1/me/permissions" -> permissions(who, account);
            case "/api/v1/permissions/check" -> check(JSON.readTree(exchange.getRequestBody()), who, account);
            default -> JsonAnswer.problem(404, "not_found");
        };
    }

    private static JsonAnswer permissions(Who who, Account account) throws JsonProcessingException {
        Set<String> scopes = who.scopes();
        SortedSet<String> granted = new TreeSet<>(account.permissions());
        if (scopes != null) {
            granted.retainAll(scopes);
        }
        Map<String, String> bound = new HashMap<>(OWNER_BOUND);
        bound.keySet().retainAll(granted);
        Map<String, @Nullable Object> answer = new HashMap<>();
        answer.put("user_id", who.user());
        answer.put("account_type", account.type());
        answer.put("verified", false);
        answer.put("verification_level", "none");
        answer.put("tier", account.tier());
        answer.put("subscription_tier", account.tier());
        Instant expires = account.tierExpiresAt();
        answer.put("subscription_expires_at", expires == null ? null : expires.toString());
        answer.put("permissions", granted);
        answer.put("denied", account.denied());
        answer.put("needed_tier", account.neededTier());
        answer.put("owner_bound", bound);
        if (scopes != null) {
            answer.put("scopes", scopes);
        }
        return JsonAnswer.ok(JSON.writeValueAsString(answer));
    }

    private static JsonAnswer check(JsonNode body, Who who, Account account) throws JsonProcessingException {
        List<Map<String, Object>> results = new ArrayList<>();
        for (JsonNode asked : body.path("checks")) {
            // As strict as the real one: a client that sends what is not asked for is refused here, too.
            if (!holdsOnly(asked, Set.of("user_id", "permission", "resource"))
                    || !holdsOnly(asked.path("resource"), Set.of("type", "id"))) {
                return JsonAnswer.problem(400, "invalid_field");
            }
            String permission = asked.path("permission").asText();
            JsonNode resource = asked.path("resource");
            String reason = account.reason(
                    permission,
                    resource.isObject()
                            ? resource.path("type").asText() + " "
                                    + resource.path("id").asText()
                            : null,
                    Objects.requireNonNullElse(who.scopes(), Set.of(permission)));
            results.add(Map.of("allowed", reason.equals("granted"), "reason", reason));
        }
        return JsonAnswer.ok(JSON.writeValueAsString(Map.of("results", results)));
    }

    private static boolean holdsOnly(JsonNode object, Set<String> fields) {
        return object.propertyStream().allMatch(field -> fields.contains(field.getKey()));
    }

    private FakeAccounts change(UUID user, UnaryOperator<Account> change) {
        byUser.compute(user, (same, before) -> change.apply(before == null ? Account.ofNewUser() : before));
        return this;
    }

    private static Account owning(Account before, Consumer<Set<String>> change) {
        Set<String> owned = new HashSet<>(before.owned());
        change.accept(owned);
        return new Account(
                before.type(),
                before.tier(),
                before.tierExpiresAt(),
                before.permissions(),
                before.denied(),
                before.neededTier(),
                owned);
    }

    private @Nullable Who who(HttpExchange exchange) throws JsonProcessingException {
        UUID user = user(exchange.getRequestHeaders().getFirst("Authorization"));
        if (user != null) {
            return new Who(user, null);
        }
        String sent = exchange.getRequestHeaders().getFirst("X-API-Key");
        Key key = sent == null ? null : byKey.get(sent);
        return key == null ? null : new Who(key.user(), key.scopes());
    }

    /** Reads the subject only: whether the token is good is the identity provider's and the real service's matter. */
    private static @Nullable UUID user(@Nullable String authorization) throws JsonProcessingException {
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            return null;
        }
        String[] parts = authorization.substring("Bearer ".length()).split("\\.", -1);
        if (parts.length != 3) {
            return null;
        }
        JsonNode claims = JSON.readTree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        return UUID.fromString(claims.path("sub").asText());
    }

    private void pause() {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
