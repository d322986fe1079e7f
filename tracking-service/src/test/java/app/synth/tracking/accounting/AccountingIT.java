package app.synth.tracking.accounting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import app.synth.tracking.testsupport.Admin;
import app.synth.tracking.testsupport.PackagedTracking;
import app.synth.tracking.testsupport.Sent;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is lost: what came in is what became of it. */
@QuarkusIntegrationTest
class AccountingIT extends PackagedTracking {
    private static final String ACCOUNTING = "/api/v1/tracking/accounting";
    private static final int SENDERS = 8;
    private static final int BATCHES = 25;

    @Test
    void everythingThatIsSentIsAccountedFor() throws Exception {
        Admin admin = new Admin(suite);
        String source = admin.source(Map.of());
        String key = admin.writeKey(source);
        Sent objector = Sent.byVisitor();
        page(key)
                .body(Map.of("tracking", false, "anonymous_id", objector.anonymousId()))
                .put("/api/v1/me/tracking-consent")
                .then()
                .statusCode(200);

        int sent = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(SENDERS)) {
            List<Future<Integer>> senders = new ArrayList<>();
            for (int seed = 0; seed < SENDERS; seed++) {
                Random random = new Random(seed);
                senders.add(threads.submit(() -> sendSeveral(random, source, key, objector.anonymousId())));
            }
            for (Future<Integer> sender : senders) {
                sent += sender.get();
            }
        }

        JsonPath answer = ask(admin, source);
        assertThat(answer.getBoolean("balanced")).isTrue();
        assertThat(answer.getLong("total.received")).isEqualTo(sent);
        for (Map<String, Integer> fates : answer.<Map<String, Integer>>getList("items.fates")) {
            assertThat(fates.get("received"))
                    .isEqualTo(fates.get("stored")
                            + fates.get("duplicate")
                            + fates.get("quarantined")
                            + fates.get("filtered"));
        }
        assertThat(answer.getLong("total.stored"))
                .isPositive()
                .isEqualTo(rows("user_interactions", source))
                .isEqualTo(fates("stored", source));
        assertThat(answer.getLong("total.quarantined"))
                .isPositive()
                .isEqualTo(rows("quarantine", source))
                .isEqualTo(fates("quarantined", source));
        assertThat(answer.getLong("total.filtered")).isPositive().isEqualTo(fates("filtered", source));
        assertThat(answer.getLong("total.duplicate")).isPositive();
        assertThat(answer.getMap("total.reasons"))
                .containsOnlyKeys("bot", "opt_out", "unknown_type", "missing_identity");
    }

    @Test
    void foldedOrNotMakesNoDifference() throws SQLException {
        Admin admin = new Admin(suite);
        String source = admin.source(Map.of());
        String key = admin.writeKey(source);
        Sent twice = Sent.byVisitor();
        JsonPath before;
        try (Connection holder = suite.database().connection();
                Statement lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("lock table tracking.accounting in exclusive mode"); // folding waits, readers do not
            page(key)
                    .body(Sent.batch(twice, Sent.click(), Sent.byVisitor()))
                    .post(BATCH)
                    .then()
                    .statusCode(200);
            page(key).body(twice.toString()).post(ONE).then().statusCode(200);
            assertThat(rows("accounting_deltas", source)).isPositive();
            before = ask(admin, source);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> rows("accounting_deltas", source) == 0);
        JsonPath after = ask(admin, source);
        assertThat(after.getMap("total"))
                .isEqualTo(before.getMap("total"))
                .isEqualTo(Map.of(
                        "received",
                        4,
                        "stored",
                        2,
                        "duplicate",
                        1,
                        "quarantined",
                        1,
                        "filtered",
                        0,
                        "reasons",
                        Map.of("missing_identity", 1)));
        assertThat(after.getList("items")).isEqualTo(before.getList("items"));
    }

    @Test
    void aRangeIsInWholeHours() {
        Admin admin = new Admin(suite);
        range(admin, "2026-01-01T10:59:00Z", "2026-01-01T11:00:00Z")
                .body("from", equalTo("2026-01-01T10:00:00Z"))
                .body("to", equalTo("2026-01-01T11:00:00Z"))
                .body("balanced", equalTo(true));
        range(admin, "2026-01-01T10:59:00Z", "2026-01-01T11:00:01Z").body("to", equalTo("2026-01-01T12:00:00Z"));
    }

    @Test
    void theEndOfARangeIsNotIncluded() {
        Admin admin = new Admin(suite);
        String source = admin.source(Map.of());
        page(admin.writeKey(source))
                .body(Sent.byVisitor().toString())
                .post(ONE)
                .then()
                .statusCode(200);
        String hour = ask(admin, source).getString("items[0].hour");
        Instant begin = Instant.parse(hour);
        String next = begin.plus(Duration.ofHours(1)).toString();
        String of = "&source=" + source;
        range(admin, hour, next + of).body("total.stored", equalTo(1));
        range(admin, begin.minus(Duration.ofHours(1)).toString(), hour + of).body("total.stored", equalTo(0));
        range(admin, next, begin.plus(Duration.ofHours(2)) + of).body("total.stored", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "source=a%00",
                "to=2026-01-01",
                "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
                "from=2025-01-01T00:00:00Z&to=2026-01-01T00:00:00Z",
                "from=-999999999-01-01T00:00:00Z",
                "to=%2B999999999-12-31T23:59:59Z",
                "from=%2B999999999-12-31T23:00:00Z&to=%2B999999999-12-31T23:59:59Z"
            })
    void aRangeThatIsNoneIs400(String query) {
        new Admin(suite)
                .request()
                .urlEncodingEnabled(false)
                .get(ACCOUNTING + "?" + query)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_field"));
    }

    @Test
    void isForAdmins() {
        given().auth()
                .oauth2(suite.tokens().user(user))
                .get(ACCOUNTING)
                .then()
                .statusCode(403)
                .body("missing_permission", contains("manage_tracking"));
    }

    private static ValidatableResponse range(Admin admin, String from, String to) {
        return admin.request()
                .get(ACCOUNTING + "?from=" + from + "&to=" + to)
                .then()
                .statusCode(200);
    }

    private int sendSeveral(Random random, String source, String key, String objector) {
        int sent = 0;
        List<Sent> known = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            List<Sent> items = new ArrayList<>();
            for (int item = random.nextInt(30); item >= 0; item--) {
                items.add(one(random, known, source, objector));
            }
            RequestSpecification request = page(key);
            switch (random.nextInt(8)) {
                case 0 ->
                    request = given().header("X-Write-Key", key)
                            .header("User-Agent", "Googlebot/2.1 (+http://www.google.com/bot.html)")
                            .contentType("application/json");
                case 1 -> request = request.header("Sec-GPC", "1");
                default -> {}
            }
            request.body(Sent.batch(items)).post(BATCH).then().statusCode(200).body("received", equalTo(items.size()));
            sent += items.size();
        }
        return sent;
    }

    private static Sent one(Random random, List<Sent> known, String source, String objector) {
        return switch (random.nextInt(8)) {
            case 0 -> Sent.byVisitor().with("event_type", "hover");
            case 1 -> Sent.click();
            case 2 -> Sent.click().with("anonymous_id", objector);
            case 3, 4 -> known.isEmpty() ? Sent.byVisitor() : known.get(random.nextInt(known.size()));
            case 5 -> Sent.byVisitor().id(source + random.nextInt(40)); // of which other senders have some, too
            default -> {
                Sent fresh = Sent.byVisitor();
                known.add(fresh);
                yield fresh;
            }
        };
    }

    private static JsonPath ask(Admin admin, String source) {
        return admin.request()
                .get(ACCOUNTING + "?source=" + source)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private long rows(String table, String source) {
        return suite.database().count("select count(*) from tracking." + table + " where source = ?", source);
    }

    private long fates(String fate, String source) {
        return suite.database()
                .count("select count(*) from tracking.message_fates where fate = ? and source = ?", fate, source);
    }
}
