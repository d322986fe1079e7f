package app.synth.accounts.access;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.synth.accounts.testsupport.Outside;
import app.synth.accounts.testsupport.PackagedAccounts;
import app.synth.accounts.testsupport.Stripe;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Thousands of bodies that nobody should send, to every operation that takes one: never a fault, never a word of our inside. */
@QuarkusIntegrationTest
class HostileBodiesIT extends PackagedAccounts {
    private static final int BODIES = 3_000;
    private static final int CLIENTS = 4;

    /** Stack traces, names of classes and of constraints, and SQL. */
    private static final Pattern INSIDE = Pattern.compile(
            "Exception|\\bat [a-z]+\\.|\\b(io|org|com|app|java|jakarta)\\.[a-z]+\\.[a-z]|SQLSTATE|ERROR:|_pkey|_check\\b"
                    + "|(?i)\\b(insert into|update accounts|delete from|select .* from|violates|constraint)\\b");

    private static final Pattern NAMED = Pattern.compile("\"code\":\"[a-z_]+\".*\"request_id\":\"[^\"]+\"");

    /** What comes of each, and how often. */
    private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();

    @AfterEach
    void asSeeded() {
        new Things(suite).restoreCell();
    }

    @Test
    void areAnsweredAndTellNothing() throws Exception {
        List<AccessRule> rules = AccessMatrix.written().rules().stream()
                .filter(rule -> rule.body().isPresent())
                .toList();
        long admins = suite.database().count("select count(*) from accounts.profiles where account_type = 'admin'");
        try (Wire wire = new Wire();
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> all = IntStream.range(0, CLIENTS)
                    .<Future<?>>mapToObj(client -> clients.submit(() -> {
                        attack(wire, rules, new Random(20261122 + client));
                        return null;
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
        System.out.printf("hostile bodies: %s%n", new TreeMap<>(answers));
        assertThat(answers).containsKeys(200, 400, 413, 415);
        assertThat(suite.database().count("select count(*) from accounts.profiles where account_type = 'admin'"))
                .isEqualTo(admins + CLIENTS);
        given().get(suite.management().resolve("/q/health")).then().statusCode(200);
        as(user()).get(ME).then().statusCode(200);
    }

    private void attack(Wire wire, List<AccessRule> rules, Random random) {
        Things things = new Things(suite);
        HostileBodies bodies = new HostileBodies(random);
        UUID admin = things.account("admin", true);
        AccessCaller caller = new AccessCaller(
                "admin", admin, Set.of("comment"), true, suite.tokens().user(admin), null);
        UUID other = things.account("user", false);
        Map<AccessRule, String> paths = new HashMap<>();
        for (int i = 0; i < BODIES / CLIENTS; i++) {
            AccessRule rule = rules.get(random.nextInt(rules.size()));
            boolean aboutOther = rule.another().isPresent() && !rule.path().startsWith(ME);
            UUID about = aboutOther ? other : admin;
            String path = paths.computeIfAbsent(rule, first -> things.path(first, about));
            byte[] body = bodies.body(Attempts.body(rule, caller, about));
            Map<String, String> headers = new HashMap<>(Attempts.headers(rule, caller));
            String contentType = headers.remove("Content-Type");
            headers.putAll(bodies.headers(contentType));
            if (rule.method().equals("PATCH")) {
                headers.put("If-Match", "*");
            }
            if (rule.entrance() instanceof Entrance.Signed) {
                headers.put(
                        "Stripe-Signature",
                        Stripe.signature(new String(body, UTF_8), Outside.WEBHOOK_SECRET, Instant.now()));
            }
            expectNothingOfTheInside(
                    wire.send(rule.method(), path, headers, body),
                    rule.operation() + " " + headers.get("Content-Type") + " "
                            + new String(body, 0, Math.min(body.length, 500), ISO_8859_1));
        }
    }

    private void expectNothingOfTheInside(HttpResponse<String> answer, String sent) {
        int status = answer.statusCode();
        answers.computeIfAbsent(status, first -> new AtomicInteger()).incrementAndGet();
        assertThat(status).as(() -> sent + "\n" + answer.body()).isLessThan(500).isNotIn(401, 403);
        if (status >= 400) {
            assertThat(answer.headers().firstValue("Content-Type"))
                    .as(() -> sent + "\n" + status + " " + answer.body())
                    .contains("application/problem+json");
            assertThat(answer.body()).containsPattern(NAMED);
        }
        assertThat(answer.body()).as(sent).doesNotContainPattern(INSIDE).hasSizeLessThan(20_000);
    }
}
