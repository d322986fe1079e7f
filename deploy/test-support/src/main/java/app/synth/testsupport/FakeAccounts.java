package app.synth.testsupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for accounts-service: answers {@code GET /api/v1/me/permissions} as that does, for the user whose token it
 * gets, and is down, failing or slow when the test says so.
 */
public final class FakeAccounts {
    /** What the account type {@code user} may do by the seeded matrix. */
    private static final Set<String> DEFAULT_PERMISSIONS =
            Set.of("view_events", "create_reviews", "like_events", "comment", "follow_artists");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<UUID, Account> byUser = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final List<String> requestIds = new CopyOnWriteArrayList<>();
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean failing;
    private final LoopbackServer server;

    /** What is answered for one user. */
    private record Account(String type, String tier, SortedSet<String> permissions) {
        static Account ofNewUser() {
            return new Account("user", "free", new TreeSet<>(DEFAULT_PERMISSIONS));
        }
    }

    FakeAccounts() {
        this.server = new LoopbackServer(this::answer);
    }

    /** The base URL, as in {@code ACCOUNTS_URL}. */
    public URI uri() {
        return server.uri();
    }

    /** Gives the user permissions beside those that every user has. */
    public FakeAccounts grant(UUID user, String... permissions) {
        Account before = byUser.getOrDefault(user, Account.ofNewUser());
        SortedSet<String> all = new TreeSet<>(before.permissions());
        all.addAll(List.of(permissions));
        byUser.put(user, new Account(before.type(), before.tier(), all));
        return this;
    }

    /** Takes every permission from the user. */
    public FakeAccounts revokeAll(UUID user) {
        Account before = byUser.getOrDefault(user, Account.ofNewUser());
        byUser.put(user, new Account(before.type(), before.tier(), new TreeSet<>()));
        return this;
    }

    /** Makes the user of this type and tier; permissions stay as granted. */
    public FakeAccounts become(UUID user, String accountType, String tier) {
        Account before = byUser.getOrDefault(user, Account.ofNewUser());
        byUser.put(user, new Account(accountType, tier, before.permissions()));
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
        if (!exchange.getRequestURI().getPath().equals("/api/v1/me/permissions")) {
            return JsonAnswer.problem(404, "not_found");
        }
        UUID user = user(exchange.getRequestHeaders().getFirst("Authorization"));
        if (user == null) {
            return JsonAnswer.problem(401, "unauthenticated");
        }
        Account account = byUser.getOrDefault(user, Account.ofNewUser());
        return JsonAnswer.ok(JSON.writeValueAsString(Map.of(
                "user_id", user,
                "account_type", account.type(),
                "subscription_tier", account.tier(),
                "permissions", account.permissions())));
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
