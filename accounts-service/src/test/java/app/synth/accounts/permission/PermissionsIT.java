package app.synth.accounts.permission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import app.synth.accounts.testsupport.PackagedAccounts;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class PermissionsIT extends PackagedAccounts {
    /** Two seconds where the machine has time for it; who is not told remembers for half a minute. */
    private static final Duration TOLD = Duration.ofSeconds(10);

    private static final String MINE = "/api/v1/me/permissions";
    private static final String COMMENT = "{\"permission\": \"comment\"}";
    private static final String OWN_EVENT =
            "{\"permission\": \"view_event_analytics\", \"resource\": {\"type\": \"event\", \"id\": \"%s\"}}";

    @Test
    void theIdentityIsTheTokensAndNothingIsMade() {
        UUID user = UUID.randomUUID();
        as(user).get("/api/v1/me/identity").then().statusCode(200).body("user_id", equalTo(user.toString()));
        assertThat(suite.database().count("select count(*) from accounts.profiles where user_id = ?", user))
                .isZero();
    }

    @Test
    void onesOwnPermissionsSayWhatIsWithheldAndWhy() {
        UUID promoter = account("promoter", "premium", Instant.now().plusSeconds(3600));
        UUID admin = account("admin");
        write(admin, "promoter", "manage_promotions", "{\"minimum_tier\": \"professional\"}")
                .statusCode(200);
        try {
            as(promoter)
                    .get(MINE)
                    .then()
                    .statusCode(200)
                    .body("user_id", equalTo(promoter.toString()))
                    .body("account_type", equalTo("promoter"))
                    .body("tier", equalTo("premium"))
                    .body("subscription_tier", equalTo("premium"))
                    .body("verified", equalTo(false))
                    .body("verification_level", equalTo("none"))
                    .body("permissions", hasItem("view_event_analytics"))
                    .body("permissions", not(hasItem("manage_promotions")))
                    .body("denied.manage_promotions", equalTo("tier"))
                    .body("needed_tier.manage_promotions", equalTo("professional"))
                    .body("owner_bound.view_event_analytics", equalTo("event"))
                    .body("$", not(hasKey("scopes")));
            check(as(promoter), "{\"permission\": \"manage_promotions\"}")
                    .body("results[0].allowed", equalTo(false))
                    .body("results[0].reason", equalTo("tier"))
                    .body("results[0].needed_tier", equalTo("professional"));
        } finally {
            write(admin, "promoter", "manage_promotions", "{}").statusCode(200);
        }
    }

    @Test
    void aTierEndsToTheInstantAlsoInMemory() throws Exception {
        Instant end = Instant.now().plusMillis(1500);
        UUID user = account("promoter", "enterprise", end);
        as(user).get(MINE).then().body("tier", equalTo("enterprise"));
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), end).toMillis()) + 1);
        as(user).get(MINE).then().body("tier", equalTo("free")).body("subscription_tier", equalTo("enterprise"));
    }

    @Test
    void anAnswerForEachQuestionInOrder() {
        UUID promoter = account("promoter");
        String event = "event-" + promoter;
        own(promoter, "event", event);
        check(
                        as(promoter),
                        String.join(
                                ", ",
                                OWN_EVENT.formatted(event),
                                OWN_EVENT.formatted("another"),
                                "{\"permission\": \"view_event_analytics\"}",
                                "{\"permission\": \"manage_users\"}"))
                .statusCode(200)
                .body("results.allowed", contains(true, false, true, false))
                .body("results.reason", contains("granted", "not_owner", "granted", "not_granted"))
                .body("results[3]", not(hasKey("needed_tier")));
    }

    @Test
    void aHundredQuestionsButNoMore() {
        UUID user = UUID.randomUUID();
        check(as(user), String.join(",", Collections.nCopies(100, COMMENT)))
                .statusCode(200)
                .body("results", hasSize(100));
        check(as(user), String.join(",", Collections.nCopies(101, COMMENT)))
                .statusCode(400)
                .body("field", equalTo("checks"));
    }

    @Test
    void aBadQuestionIsNamed() {
        UUID user = UUID.randomUUID();
        assertField(user, "", "checks");
        assertField(user, COMMENT + ", {\"permission\": \"fly\"}", "checks[1].permission");
        assertField(user, "{}", "checks[0].permission");
        assertField(user, "{\"permission\": \"comment\", \"user_id\": \"me\"}", "checks[0].user_id");
        assertField(user, "{\"permission\": \"comment\", \"user\": \"me\"}", "checks[0].user");
        assertField(user, "{\"permission\": \"comment\", \"resource\": 1}", "checks[0].resource");
        String about = "{\"permission\": \"comment\", \"resource\": {\"type\": \"%s\", \"id\": \"%s\"}}";
        assertField(user, about.formatted("planet", "x"), "checks[0].resource.type");
        assertField(user, about.formatted("event", ""), "checks[0].resource.id");
        assertField(user, about.formatted("event", "a\\u0000"), "checks[0].resource.id");
        as(user).body("{")
                .post("/api/v1/permissions/check")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed_json"));
        as(user).body("[]").post("/api/v1/permissions/check").then().statusCode(400);
        given().contentType("application/json")
                .post("/api/v1/permissions/check")
                .then()
                .statusCode(401);
    }

    @Test
    void aboutOthersOnlyWhoMayAsk() {
        UUID other = account("artist");
        String about = "{\"permission\": \"claim_events\", \"user_id\": \"%s\"}";
        check(as(UUID.randomUUID()), about.formatted(other))
                .statusCode(403)
                .body("code", equalTo("permission_denied"))
                .body("reason", equalTo("not_granted"))
                .body("missing_permission", contains("manage_users", "manage_permissions"));
        check(as(account("admin")), about.formatted(other) + "," + about.formatted(UUID.randomUUID()))
                .statusCode(200)
                .body("results.reason", contains("granted", "not_granted"));
    }

    @Test
    void everybodyMayReadTheMatrix() {
        as(UUID.randomUUID())
                .get("/api/v1/permissions")
                .then()
                .statusCode(200)
                .body("permissions.key", hasItem("view_event_analytics"))
                .body("permissions.find { it.key == 'view_event_analytics' }.owner_of", equalTo("event"))
                .body("permissions.find { it.key == 'comment' }.owner_of", nullValue())
                .body("account_types.artist.claim_events.granted", equalTo(true))
                .body("account_types.media", not(hasKey("claim_events")));
    }

    @Test
    void aChangeOfTheMatrixIsThereAtOnceAndAudited() {
        UUID admin = account("admin");
        UUID media = account("media");
        String claim = "{\"permission\": \"claim_events\"}";
        check(as(media), claim).body("results[0].reason", equalTo("not_granted"));
        try {
            write(admin, "media", "claim_events", "{\"needs_verification\": true}")
                    .statusCode(200)
                    .body("granted", equalTo(true))
                    .body("minimum_tier", equalTo("free"))
                    .body("needs_verification", equalTo(true));
            check(as(media), claim).body("results[0].reason", equalTo("unverified"));
            write(admin, "media", "claim_events", "{\"granted\": true}").statusCode(200);
            check(as(media), claim).body("results[0].reason", equalTo("granted"));
            as(media).get(MINE).then().body("permissions", hasItem("claim_events"));
            assertThat(suite.database()
                            .count(
                                    "select count(*) from accounts.audit_log where actor = ? and target = 'media/claim_events'",
                                    admin.toString()))
                    .isEqualTo(2);
        } finally {
            remove(admin, "media", "claim_events").statusCode(204);
        }
        check(as(media), claim).body("results[0].reason", equalTo("not_granted"));
        remove(admin, "media", "claim_events").statusCode(404);
    }

    @Test
    void theMatrixIsOnlyForThoseWhoManageIt() {
        UUID user = UUID.randomUUID();
        write(user, "user", "manage_users", "{}")
                .statusCode(403)
                .body("missing_permission", contains("manage_permissions"));
        remove(user, "user", "comment").statusCode(403);
        UUID admin = account("admin");
        write(admin, "robot", "comment", "{}").statusCode(404);
        write(admin, "user", "fly", "{}").statusCode(404);
        write(admin, "user", "comment", "{\"minimum_tier\": \"gold\"}")
                .statusCode(400)
                .body("field", equalTo("minimum_tier"));
        write(admin, "user", "comment", "{\"granted\": \"yes\"}")
                .statusCode(400)
                .body("field", equalTo("granted"));
        write(admin, "user", "comment", "{\"tier\": \"free\"}").statusCode(400).body("field", equalTo("tier"));
    }

    @Test
    void adminsKeepWhatNobodyCouldGiveBack() {
        UUID admin = account("admin");
        for (String body : new String[] {
            "{\"granted\": false}", "{\"minimum_tier\": \"premium\"}", "{\"needs_verification\": true}"
        }) {
            write(admin, "admin", "manage_permissions", body).statusCode(409).body("code", equalTo("permission_stays"));
        }
        remove(admin, "admin", "manage_permissions").statusCode(409);
        write(admin, "admin", "manage_permissions", "{}").statusCode(200);
    }

    @Test
    void whatTheDatabaseChangesIsSeen() {
        UUID user = account("user");
        check(as(user), "{\"permission\": \"claim_events\"}").body("results[0].allowed", equalTo(false));
        suite.database().update("update accounts.profiles set account_type = 'artist' where user_id = ?", user);
        await().atMost(TOLD)
                .untilAsserted(() -> check(as(user), "{\"permission\": \"claim_events\"}")
                        .body("results[0].allowed", equalTo(true)));
    }

    @Test
    void aClaimIsKnownAndItsRevocationToo() {
        UUID promoter = account("promoter");
        String event = "event-" + promoter;
        String mine = OWN_EVENT.formatted(event);
        check(as(promoter), mine).body("results[0].reason", equalTo("not_owner"));
        own(promoter, "event", event);
        await().atMost(TOLD)
                .untilAsserted(() -> check(as(promoter), mine).body("results[0].reason", equalTo("granted")));
        suite.database().update("update accounts.ownership_claims set state = 'revoked' where user_id = ?", promoter);
        await().atMost(TOLD)
                .untilAsserted(() -> check(as(promoter), mine).body("results[0].reason", equalTo("not_owner")));
    }

    @Test
    void changesWhileTheConnectionIsCutAreNotMissed() {
        UUID user = account("user");
        for (String type : new String[] {"artist", "user", "artist"}) {
            check(as(user), "{\"permission\": \"claim_events\"}").statusCode(200);
            // One connection, in one transaction: nobody can listen before it is done.
            suite.database().update("""
                    with cut as materialized (
                        select pg_terminate_backend(pid, 1000) from pg_stat_activity
                        where application_name = 'accounts-changes' and datname = current_database()
                    )
                    update accounts.profiles set account_type = ? where user_id = ? and (select count(*) from cut) >= 0
                    """, type, user);
            await().atMost(TOLD).untilAsserted(() -> as(user).get(MINE).then().body("account_type", equalTo(type)));
        }
    }

    private void assertField(UUID user, String checks, String field) {
        check(as(user), checks)
                .statusCode(400)
                .body("code", equalTo("invalid_field"))
                .body("field", equalTo(field));
    }

    private io.restassured.response.ValidatableResponse write(UUID caller, String type, String key, String body) {
        return as(caller)
                .body(body)
                .put("/api/v1/permissions/{type}/{key}", type, key)
                .then();
    }

    private io.restassured.response.ValidatableResponse remove(UUID caller, String type, String key) {
        return as(caller).delete("/api/v1/permissions/{type}/{key}", type, key).then();
    }
}
