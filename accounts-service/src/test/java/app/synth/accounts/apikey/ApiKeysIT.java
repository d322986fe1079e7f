package app.synth.accounts.apikey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import app.synth.accounts.testsupport.PackagedAccounts;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class ApiKeysIT extends PackagedAccounts {
    private static final String KEYS = "/api/v1/me/api-keys";
    private static final String MINE = "/api/v1/me/permissions";
    private static final String SCOPES = "\"view_event_analytics\", \"comment\"";
    /** Two seconds where the machine has time for it; who is not told remembers for half a minute. */
    private static final Duration TOLD = Duration.ofSeconds(10);

    @Test
    void aKeyIsShownOnceAndKeptAsAHash() {
        UUID owner = enterprise();
        JsonPath made = create(owner, SCOPES, "")
                .statusCode(201)
                .header("Location", containsString(KEYS + "/"))
                .header("Cache-Control", equalTo("no-store"))
                .body("key", startsWith("sik_"))
                .body("scopes", contains("view_event_analytics", "comment"))
                .body("expires_at", nullValue())
                .extract()
                .jsonPath();
        String key = made.getString("key");
        assertThat(key).hasSize(47).startsWith(made.getString("key_start"));
        list(owner)
                .body("items", hasSize(1))
                .body("items[0].key_id", equalTo(made.getString("key_id")))
                .body("items[0]", not(hasKey("key")))
                .body("$", not(hasKey("next")));
        assertThat(suite.database()
                        .count(
                                "select count(*) from accounts.api_keys where key_hash = sha256(?::bytea) and user_id = ?",
                                key.getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                                owner))
                .isEqualTo(1);
        assertThat(suite.database()
                        .count(
                                "select count(*) from accounts.audit_log as entry where entry::text like ?",
                                "%" + key.substring(12) + "%"))
                .isZero();
    }

    @Test
    void aKeyTakesTheTierEnterprise() {
        create(account("promoter", "professional", null), SCOPES, "")
                .statusCode(403)
                .body("code", equalTo("tier_required"))
                .body("reason", equalTo("tier"))
                .body("needed_tier", equalTo("enterprise"));
        create(account("promoter", "enterprise", Instant.now().minusSeconds(1)), SCOPES, "")
                .statusCode(403)
                .body("reason", equalTo("expired"));
    }

    @Test
    void aBadKeyIsNamed() {
        UUID owner = enterprise();
        create(owner, "\"manage_users\"", "").statusCode(400).body("field", equalTo("scopes"));
        create(owner, "\"fly\"", "").statusCode(400).body("field", equalTo("scopes"));
        create(owner, "", "").statusCode(400).body("field", equalTo("scopes"));
        create(owner, SCOPES, ", \"expires_at\": \"2020-01-01T00:00:00Z\"")
                .statusCode(400)
                .body("field", equalTo("expires_at"));
        create(owner, SCOPES, ", \"expires_at\": \"soon\"").statusCode(400).body("field", equalTo("expires_at"));
        create(owner, SCOPES, ", \"user_id\": \"x\"").statusCode(400).body("field", equalTo("user_id"));
        as(owner)
                .body("{\"scopes\": [\"comment\"]}")
                .post(KEYS)
                .then()
                .statusCode(400)
                .body("field", equalTo("name"));
        as(owner).get(KEYS + "?cursor=x").then().statusCode(400).body("field", equalTo("cursor"));
        as(owner).get(KEYS + "?limit=0").then().statusCode(400).body("field", equalTo("limit"));
    }

    @Test
    void aKeyIsItsOwnerWithinItsScopes() {
        UUID owner = enterprise();
        own(owner, "event", "event-" + owner);
        String key = key(owner, "\"view_event_analytics\"");
        with(key)
                .get(MINE)
                .then()
                .statusCode(200)
                .body("user_id", equalTo(owner.toString()))
                .body("permissions", contains("view_event_analytics"))
                .body("scopes", contains("view_event_analytics"))
                .body("owner_bound.view_event_analytics", equalTo("event"));
        String about =
                "{\"permission\": \"view_event_analytics\", \"resource\": {\"type\": \"event\", \"id\": \"%s\"}}";
        check(
                        with(key),
                        String.join(
                                ",",
                                about.formatted("event-" + owner),
                                about.formatted("another"),
                                "{\"permission\": \"comment\"}"))
                .statusCode(200)
                .body("results.reason", contains("granted", "not_owner", "not_granted"));
    }

    @Test
    void aKeyMayNoMoreThanItsOwnerAtTheMoment() {
        UUID owner = enterprise();
        String key = key(owner, SCOPES);
        with(key).get(MINE).then().body("permissions", containsInAnyOrder("view_event_analytics", "comment"));
        suite.database().update("update accounts.profiles set account_type = 'user' where user_id = ?", owner);
        await().atMost(TOLD).untilAsserted(() -> with(key).get(MINE).then().body("permissions", contains("comment")));
    }

    @Test
    void aRevokedKeyOpensNothingAtOnceAndStaysInTheList() {
        UUID owner = enterprise();
        JsonPath made = create(owner, SCOPES, "").extract().jsonPath();
        String key = made.getString("key");
        with(key).get(MINE).then().statusCode(200);
        revoke(owner, made.getString("key_id")).statusCode(204);
        with(key)
                .get(MINE)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_api_key"))
                .body("detail", not(equalTo(key)));
        String revoked = list(owner)
                .body("items[0].revoked_at", notNullValue())
                .extract()
                .path("items[0].revoked_at");
        revoke(owner, made.getString("key_id")).statusCode(204);
        list(owner).body("items[0].revoked_at", equalTo(revoked));
    }

    @Test
    void aKeyRevokedElsewhereOpensNothingSoon() {
        UUID owner = enterprise();
        String key = key(owner, SCOPES);
        with(key).get(MINE).then().statusCode(200);
        suite.database().update("update accounts.api_keys set revoked_at = now() where user_id = ?", owner);
        await().atMost(TOLD).untilAsserted(() -> with(key).get(MINE).then().statusCode(401));
    }

    @Test
    void aKeyEndsWithItsTimeAndWithItsOwnersTier() throws Exception {
        UUID owner = enterprise();
        Instant end = Instant.now().plusMillis(1500);
        String key = create(owner, SCOPES, ", \"expires_at\": \"" + end + "\"")
                .extract()
                .path("key");
        String lasting = key(owner, SCOPES);
        with(key).get(MINE).then().statusCode(200);
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), end).toMillis()) + 1);
        with(key).get(MINE).then().statusCode(401);
        with(lasting).get(MINE).then().statusCode(200);
        suite.database()
                .update(
                        "update accounts.profiles set subscription_expires_at = now() + interval '1 second' where user_id = ?",
                        owner);
        await().atMost(TOLD).untilAsserted(() -> with(lasting).get(MINE).then().statusCode(401));
    }

    @Test
    void nobodyCanListOrRevokeAnothersKeys() {
        UUID owner = enterprise();
        JsonPath made = create(owner, SCOPES, "").extract().jsonPath();
        UUID other = enterprise();
        list(other).body("items", hasSize(0));
        revoke(other, made.getString("key_id")).statusCode(404).body("code", equalTo("not_found"));
        revoke(other, "nonsense").statusCode(404);
        with(made.getString("key")).get(MINE).then().statusCode(200);
    }

    @Test
    void aKeyOpensNothingThatDoesNotSaySo() {
        String key = key(enterprise(), SCOPES);
        for (String path : List.of("/api/v1/me", KEYS, "/api/v1/permissions", "/api/v1/me/identity")) {
            with(key).get(path).then().statusCode(401).body("code", equalTo("unauthenticated"));
        }
        with(key)
                .body("{\"name\": \"another\", \"scopes\": [\"comment\"]}")
                .post(KEYS)
                .then()
                .statusCode(401);
    }

    @Test
    void whatIsNoKeyIsRefusedAndATokenComesFirst() {
        for (String no : List.of("x", "sik_short", "sik_" + "a".repeat(43), "sik_" + "é".repeat(43))) {
            with(no).get(MINE).then().statusCode(401).body("code", equalTo("invalid_api_key"));
        }
        UUID user = account("user");
        as(user).header("X-API-Key", "x").get(MINE).then().statusCode(200).body("user_id", equalTo(user.toString()));
        given().get(MINE).then().statusCode(401).body("code", equalTo("unauthenticated"));
    }

    @Test
    void anAccountHasABoundedNumberOfKeysEvenWhenItHurries() throws Exception {
        UUID owner = enterprise();
        List<Callable<Integer>> calls = Stream.<Callable<Integer>>generate(
                        () -> () -> create(owner, SCOPES, "").extract().statusCode())
                .limit(30)
                .toList();
        int made = 0;
        try (var callers = Executors.newFixedThreadPool(8)) {
            for (var answer : callers.invokeAll(calls)) {
                made += answer.get() == 201 ? 1 : 0;
            }
        }
        assertThat(made).isEqualTo(20);
        create(owner, SCOPES, "").statusCode(409).body("code", equalTo("too_many_keys"));
        JsonPath page = as(owner).get(KEYS + "?limit=15").jsonPath();
        assertThat(page.getList("items")).hasSize(15);
        as(owner)
                .get(KEYS + "?limit=15&cursor=" + page.getString("next"))
                .then()
                .body("items", hasSize(5))
                .body("$", not(hasKey("next")))
                .body("items.key_id", everyItem(notNullValue()));
        revoke(owner, page.getString("items[0].key_id")).statusCode(204);
        create(owner, SCOPES, "").statusCode(201);
        create(owner, SCOPES, "").statusCode(409);
        suite.database().update("update accounts.api_keys set expires_at = now() where user_id = ?", owner);
        create(owner, SCOPES, "").statusCode(201);
    }

    @Test
    void theLastUseIsNotedOnceAMinute() {
        UUID owner = enterprise();
        String key = key(owner, SCOPES);
        list(owner).body("items[0].last_used_at", nullValue());
        with(key).get(MINE).then().statusCode(200);
        await().atMost(TOLD).untilAsserted(() -> list(owner).body("items[0].last_used_at", notNullValue()));
        String first = list(owner).extract().path("items[0].last_used_at");
        check(with(key), "{\"permission\": \"comment\"}").statusCode(200);
        list(owner).body("items[0].last_used_at", equalTo(first));
    }

    private UUID enterprise() {
        return account("promoter", "enterprise", null);
    }

    private String key(UUID owner, String scopes) {
        return create(owner, scopes, "").statusCode(201).extract().path("key");
    }

    private ValidatableResponse create(UUID owner, String scopes, String more) {
        return as(owner)
                .body("{\"name\": \"nightly\", \"scopes\": [%s]%s}".formatted(scopes, more))
                .post(KEYS)
                .then();
    }

    private ValidatableResponse list(UUID owner) {
        return as(owner).get(KEYS).then().statusCode(200);
    }

    private ValidatableResponse revoke(UUID owner, String keyId) {
        return as(owner).delete(KEYS + "/" + keyId).then();
    }
}
