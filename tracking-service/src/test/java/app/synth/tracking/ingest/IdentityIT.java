package app.synth.tracking.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import app.synth.tracking.testsupport.PackagedTracking;
import app.synth.tracking.testsupport.Sent;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who a visitor turned out to be, and that nobody else can say so. */
@QuarkusIntegrationTest
class IdentityIT extends PackagedTracking {
    private static final int ATTACKERS = 20;
    private static final String BROWSER =
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15";

    private final String visitor = "visitor-" + UUID.randomUUID();
    private final UUID hijacker = UUID.randomUUID();
    private final UUID admin = UUID.randomUUID();
    private String writeKey = "";
    private String serverKey = "";

    @BeforeEach
    void aSourceWithKeys() {
        suite.accounts().grant(admin, "manage_tracking");
        String source = "id-" + UUID.randomUUID().toString().substring(0, 12);
        asAdmin("/api/v1/sources", "{\"key\":\"" + source + "\",\"name\":\"identity\"}");
        writeKey = asAdmin("/api/v1/sources/" + source + "/keys", "{\"kind\":\"write\"}")
                .path("key");
        serverKey = asAdmin("/api/v1/sources/" + source + "/keys", "{\"kind\":\"server\"}")
                .path("key");
    }

    @Test
    void whatAVisitorDidBecomesTheUsersWhoIdentified() {
        Sent before = asVisitor(Instant.now().minusSeconds(60));
        assertThat(of(user)).isEmpty();
        Sent claim = claim(user, Instant.now());
        assertThat(of(user)).containsExactly(claim.id(), before.id());
        given().auth()
                .oauth2(suite.tokens().user(user))
                .get("/api/v1/me/interactions")
                .then()
                .body("items[1].claimed", equalTo(true))
                .body("items[1].user_id", equalTo(null));
        assertThat(owner()).isEqualTo(user);
    }

    @Test
    void theFirstClaimWins() {
        Sent before = asVisitor(Instant.now().minusSeconds(60));
        claim(user, Instant.now());
        Sent second = claim(hijacker, Instant.now());
        claim(user, Instant.now());
        assertThat(owner()).isEqualTo(user);
        assertThat(of(hijacker)).containsExactly(second.id());
        assertThat(of(user)).contains(before.id());
    }

    @Test
    void whatBelongsToAUserStaysThatUsers() {
        Sent own = Sent.click().with("anonymous_id", visitor).at(Instant.now().minusSeconds(60));
        post(ONE, own.toString()).then().body("stored", equalTo(1));
        Sent claim = claim(hijacker, Instant.now());
        assertThat(of(user)).containsExactly(own.id());
        assertThat(of(hijacker)).containsExactly(claim.id());
        assertThat(stored(own)).singleElement().satisfies(row -> assertThat(row).containsEntry("user_id", user));
    }

    @Test
    void whatTheVisitorDoesAfterTheClaimIsNobodys() {
        Sent before = asVisitor(Instant.now().minusSeconds(60));
        Sent claim = claim(user, Instant.now().minusSeconds(30));
        Sent after = asVisitor(Instant.now());
        assertThat(of(user)).containsExactly(claim.id(), before.id());
        claim(user, Instant.now().plusSeconds(60));
        assertThat(of(user)).doesNotContain(after.id());
    }

    @Test
    void aClaimHoldsUpToItsOwnTimeAndNeverBeyondNow() {
        Sent before = asVisitor(Instant.now().minusSeconds(120));
        Sent between = asVisitor(Instant.now().minusSeconds(30));
        claim(user, Instant.now().minusSeconds(60));
        assertThat(of(user)).contains(before.id()).doesNotContain(between.id());

        Instant now = Instant.now();
        String other = "other-" + visitor;
        Sent ahead = identify(other).at(now.plusSeconds(200));
        post(ONE, ahead.toString()).then().body("stored", equalTo(1));
        Timestamp claimedAt = (Timestamp)
                suite.database().value("select claimed_at from tracking.identities where anonymous_id = ?", other);
        assertThat(claimedAt.toInstant()).isBetween(now.minusSeconds(1), Instant.now());
    }

    @Test
    void aHijackerGetsNothing() {
        Sent before = asVisitor(Instant.now().minusSeconds(60));
        Sent claim = claim(user, Instant.now().minusSeconds(1));
        Object claimedAt = claimedAt();

        // later, long before, and in the future
        claim(hijacker, Instant.now());
        claim(hijacker, Instant.now().minus(Duration.ofDays(80)));
        claim(hijacker, Instant.now().plusSeconds(250));
        post(ONE, identify(visitor).at(Instant.now().plus(Duration.ofDays(1))).toString(), token(hijacker))
                .then()
                .body("results[0].reason", equalTo("clock_ahead"));
        // in somebody else's name, with a public key or the own token
        Sent named = identify(visitor).with("user_id", hijacker);
        byKey(writeKey, named).then().body("results[0].reason", equalTo("identity_mismatch"));
        post(ONE, identify(visitor).with("user_id", user).toString(), token(hijacker))
                .then()
                .body("results[0].reason", equalTo("identity_mismatch"));
        // without anybody's name
        byKey(writeKey, identify(visitor)).then().body("stored", equalTo(1));

        assertThat(owner()).isEqualTo(user);
        assertThat(claimedAt()).isEqualTo(claimedAt);
        assertThat(of(user)).containsExactly(claim.id(), before.id());
        assertThat(of(hijacker)).hasSize(3).doesNotContain(before.id(), claim.id());
    }

    @Test
    void aPublicKeyClaimsNothingForAnybody() {
        asVisitor(Instant.now().minusSeconds(60));
        byKey(writeKey, identify(visitor)).then().body("stored", equalTo(1));
        byKey(writeKey, identify(visitor).with("user_id", user))
                .then()
                .body("results[0].reason", equalTo("identity_mismatch"));
        assertThat(owner()).isNull();
        // The source's own server may say so.
        byKey(serverKey, identify(visitor).with("user_id", user)).then().body("stored", equalTo(1));
        assertThat(owner()).isEqualTo(user);
    }

    @Test
    void ofManyWhoClaimAtTheSameInstantOneGetsIt() throws Exception {
        Sent before = asVisitor(Instant.now().minusSeconds(60));
        List<UUID> claimants = new ArrayList<>();
        attack(claimants);
        UUID winner = (UUID) owner();
        assertThat(claimants).contains(winner);
        for (UUID claimant : claimants) {
            if (claimant.equals(winner)) {
                assertThat(of(claimant)).contains(before.id());
            } else {
                assertThat(of(claimant)).hasSize(1).doesNotContain(before.id());
            }
        }
    }

    @Test
    void noneOfManyTakesWhatIsClaimed() throws Exception {
        Sent before = asVisitor(Instant.now().minusSeconds(60));
        claim(user, Instant.now());
        List<UUID> attackers = new ArrayList<>();
        attack(attackers);
        assertThat(owner()).isEqualTo(user);
        attackers.forEach(attacker -> assertThat(of(attacker)).doesNotContain(before.id()));
    }

    private void attack(List<UUID> claimants) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        Instant at = Instant.now();
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(ATTACKERS)) {
            for (int i = 0; i < ATTACKERS; i++) {
                UUID claimant = UUID.randomUUID();
                claimants.add(claimant);
                String token = token(claimant);
                answers.add(threads.submit(() -> {
                    start.await();
                    return post(ONE, identify(visitor).at(at).toString(), token).path("stored");
                }));
            }
            start.countDown();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isOne();
            }
        }
    }

    private Sent asVisitor(Instant at) {
        Sent sent = Sent.click().with("anonymous_id", visitor).at(at);
        byKey(writeKey, sent).then().body("stored", equalTo(1));
        return sent;
    }

    private Sent claim(UUID who, Instant at) {
        Sent claim = identify(visitor).at(at);
        post(ONE, claim.toString(), token(who)).then().body("stored", equalTo(1));
        return claim;
    }

    private static Sent identify(String visitor) {
        return Sent.of("identify", "user", "me").with("anonymous_id", visitor);
    }

    private Response byKey(String key, Sent sent) {
        return given().header("X-Write-Key", key)
                .header("User-Agent", BROWSER)
                .contentType("application/json")
                .body(sent.toString())
                .post(ONE);
    }

    private List<String> of(UUID who) {
        return given().auth().oauth2(token(who)).get("/api/v1/me/interactions").path("items.message_id");
    }

    private String token(UUID who) {
        return suite.tokens().user(who);
    }

    private Object owner() {
        return suite
                .database()
                .query("select user_id from tracking.identities where anonymous_id = ?", visitor)
                .stream()
                .map(row -> row.get("user_id"))
                .findFirst()
                .orElse(null);
    }

    private Object claimedAt() {
        return suite.database().value("select claimed_at from tracking.identities where anonymous_id = ?", visitor);
    }

    private Response asAdmin(String path, String body) {
        Response answer = given().auth()
                .oauth2(token(admin))
                .contentType("application/json")
                .body(body)
                .post(path);
        assertThat(answer.statusCode()).isEqualTo(201);
        return answer;
    }
}
