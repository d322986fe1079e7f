package app.synth.analytics.permission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import app.synth.analytics.testsupport.PackagedAnalytics;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The permission client in a packaged service that is not accounts: what holds here holds in every service. */
@QuarkusIntegrationTest
class PermissionClientIT extends PackagedAnalytics {
    /** Two seconds where the machine has time for it; who is not told remembers for half a minute. */
    private static final Duration TOLD = Duration.ofSeconds(10);

    private static final String DAYS = "/api/v1/analytics/events/{id}?from=2026-11-01&to=2026-11-01";
    private static final String KEY = "view_event_analytics";

    private String event;

    @BeforeEach
    void anEvent() {
        event = "event " + UUID.randomUUID();
        suite.database().update("insert into analytics.events (event_id, title) values (?, 'An event')", event);
        recovered();
    }

    @AfterEach
    void accountsIsBack() {
        suite.accounts().up();
    }

    @Test
    void aHundredAtOnceAskOnce() throws Exception {
        UUID owner = owner();
        suite.accounts().slow(Duration.ofMillis(300));
        int before = suite.accounts().calls();
        List<Callable<Integer>> calls = Stream.<Callable<Integer>>generate(
                        () -> () -> days(token(owner)).extract().statusCode())
                .limit(100)
                .toList();
        try (var callers =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory())) {
            for (var answer : callers.invokeAll(calls)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(suite.accounts().calls() - before)
                .as(
                        "one question what the user may, one whose the event is; on a busy machine each may be tried once more")
                .isBetween(2, 4);
    }

    @Test
    void aDenialSaysWhatIsMissing() {
        UUID user = UUID.randomUUID();
        suite.accounts().become(user, "promoter", "free").deny(user, KEY, "tier", "premium");
        days(token(user))
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("permission_denied"))
                .body("missing_permission", contains(KEY, "view_all_analytics"))
                .body("reason", equalTo("tier"))
                .body("needed_tier", equalTo("premium"))
                .body("account_type", equalTo("promoter"));
        UUID stranger = UUID.randomUUID();
        suite.accounts().grant(stranger, KEY);
        days(token(stranger))
                .statusCode(403)
                .body("reason", equalTo("not_owner"))
                .body("$", not(hasKey("needed_tier")));
    }

    @Test
    void aChangeIsSeen() {
        UUID owner = owner();
        days(token(owner)).statusCode(200);
        suite.accounts().disown(owner, "event", event);
        days(token(owner)).statusCode(200);
        tell(owner.toString());
        await().atMost(TOLD).untilAsserted(() -> days(token(owner)).statusCode(403));
        suite.accounts().own(owner, "event", event);
        tell("*");
        await().atMost(TOLD).untilAsserted(() -> days(token(owner)).statusCode(200));
    }

    @Test
    void anAnswerThatAccountsGaveBeforeItHeardOfTheChangeIsCorrected() {
        UUID owner = owner();
        days(token(owner)).statusCode(200);
        tell(owner.toString());
        days(token(owner)).statusCode(200);
        suite.accounts().revokeAll(owner);
        await().atMost(TOLD).untilAsserted(() -> days(token(owner)).statusCode(403));
    }

    @Test
    void changesWhileTheConnectionIsCutAreNotMissed() {
        for (int round = 0; round < 3; round++) {
            UUID owner = owner();
            days(token(owner)).statusCode(200);
            assertThat(suite.database().query("""
                            select pg_terminate_backend(pid, 1000) from pg_stat_activity
                            where application_name = 'accounts-changes' and datname = current_database()
                            """)).isNotEmpty();
            suite.accounts().revokeAll(owner);
            tell(owner.toString());
            await().atMost(TOLD).untilAsserted(() -> days(token(owner)).statusCode(403));
            await().atMost(TOLD).until(this::isListening);
        }
    }

    @Test
    void withoutTheDatabaseAnAnswerIsNotBelievedForLong() {
        UUID owner = owner();
        days(token(owner)).statusCode(200);
        int before = suite.accounts().calls();
        suite.stopDatabase();
        try {
            await().atMost(TOLD).untilAsserted(() -> {
                days(token(owner)).statusCode(503);
                assertThat(suite.accounts().calls()).isGreaterThan(before);
            });
        } finally {
            suite.startDatabase();
        }
        await().atMost(Duration.ofSeconds(10)).until(this::isListening);
        await().untilAsserted(() -> days(token(owner)).statusCode(200));
    }

    @Test
    void aTierEndsAlsoWhileItIsRemembered() throws Exception {
        UUID owner = owner();
        Instant end = Instant.now().plusMillis(1500);
        suite.accounts().become(owner, "promoter", "premium", end);
        days(token(owner)).statusCode(200);
        suite.accounts().deny(owner, KEY, "expired", "premium");
        days(token(owner)).statusCode(200);
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), end).toMillis()) + 1);
        days(token(owner)).statusCode(403).body("reason", equalTo("expired"));
    }

    @Test
    void whileAccountsIsAwayOnlyWhoIsKnownGetsIn() {
        UUID known = owner();
        UUID unknown = owner();
        days(token(known)).statusCode(200);
        suite.accounts().down();
        unavailable(unknown);
        days(token(known)).statusCode(200);
        suite.accounts().up();
        await().untilAsserted(() -> days(token(unknown)).statusCode(200));
    }

    @Test
    void whileAccountsIsSlowNobodyWaitsForever() {
        suite.accounts().slow(Duration.ofSeconds(30));
        long began = System.nanoTime();
        unavailable(owner());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
        suite.accounts().up();
        UUID later = owner();
        await().untilAsserted(() -> days(token(later)).statusCode(200));
    }

    @Test
    void whileAccountsFailsNobodyIsLetInAndSoonItIsNotEvenAsked() {
        suite.accounts().failing();
        for (int count = 0; count < 15; count++) {
            unavailable(owner());
        }
        int before = suite.accounts().calls();
        for (int count = 0; count < 15; count++) {
            unavailable(owner());
        }
        assertThat(suite.accounts().calls() - before).isLessThan(15);
        suite.accounts().up();
        UUID later = owner();
        await().untilAsserted(() -> days(token(later)).statusCode(200));
    }

    @Test
    void aKeyIsItsOwnersWithinItsScopes() {
        UUID owner = owner();
        String key = suite.accounts().key(owner, KEY);
        days(machine(key)).statusCode(200);
        days(machine(suite.accounts().key(owner, "comment"))).statusCode(403).body("reason", equalTo("not_granted"));
        days(machine(suite.accounts().key(UUID.randomUUID(), KEY))).statusCode(403);
    }

    @Test
    void aRevokedKeyOpensNothingWithinTenSecondsEvenUntold() {
        String key = suite.accounts().key(owner(), KEY);
        days(machine(key)).statusCode(200);
        suite.accounts().revoke(key);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> days(machine(key)).statusCode(401).body("code", equalTo("invalid_api_key")));
        UUID owner = owner();
        String told = suite.accounts().key(owner, KEY);
        days(machine(told)).statusCode(200);
        suite.accounts().revoke(told);
        tell(owner.toString());
        await().atMost(TOLD).untilAsserted(() -> days(machine(told)).statusCode(401));
    }

    @Test
    void aKeyOpensNothingThatDoesNotSaySo() {
        String key = suite.accounts().key(owner(), KEY);
        machine(key).get("/api/v1/analytics/users/me").then().statusCode(401).body("code", equalTo("unauthenticated"));
        suite.accounts().down();
        days(machine(suite.accounts().key(owner(), KEY)))
                .statusCode(503)
                .body("code", equalTo("permissions_unavailable"));
    }

    private void unavailable(UUID user) {
        days(token(user))
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("permissions_unavailable"));
    }

    /** A test before this one may have opened the circuit. */
    private void recovered() {
        UUID somebody = owner();
        await().untilAsserted(() -> days(token(somebody)).statusCode(200));
    }

    private boolean isListening() {
        return suite.database().count("""
                select count(*) from pg_stat_activity
                where application_name = 'accounts-changes' and datname = current_database()
                """) > 0;
    }

    private void tell(String payload) {
        suite.database().query("select pg_notify('accounts_changes', ?)::text", payload);
    }

    private UUID owner() {
        UUID user = UUID.randomUUID();
        suite.accounts().grant(user, KEY).own(user, "event", event);
        return user;
    }

    private RequestSpecification token(UUID user) {
        return given().auth().oauth2(suite.tokens().user(user));
    }

    private static RequestSpecification machine(String key) {
        return given().header("X-API-Key", key);
    }

    private ValidatableResponse days(RequestSpecification caller) {
        return caller.get(DAYS, event).then();
    }
}
