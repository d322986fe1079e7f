package app.synth.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.notNullValue;

import app.synth.accounts.testsupport.PackagedAccounts;
import app.synth.localstack.topology.ServiceName;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class AccountsIT extends PackagedAccounts {
    /** The plan's grants and what the domain contract adds, written down once more and independently of the migration. */
    private static final Set<String> EVERYBODY =
            Set.of("view_events", "create_reviews", "like_events", "comment", "follow_artists");

    private static final Map<String, Set<String>> FURTHER = Map.of(
            "user", Set.of(),
            "artist", Set.of("manage_artist_profile", "view_artist_analytics", "claim_events"),
            "venue", Set.of("create_events", "manage_venue_profile", "view_venue_analytics"),
            "venue_manager", Set.of("create_events", "manage_venue_profile", "view_venue_analytics"),
            "promoter", Set.of("create_events", "manage_promotions", "view_event_analytics"),
            "label", Set.of("view_artist_analytics", "manage_artist_profile"),
            "media", Set.of());

    private static final Set<String> AD_ACCOUNT =
            Set.of("create_campaigns", "manage_ads", "view_ad_analytics", "target_users");

    @Test
    void aProfileIsMadeAtTheFirstCallAndOnlyOnceByTwentyAtOnce() {
        UUID user = UUID.randomUUID();
        assertThat(statuses(Stream.<Callable<Response>>generate(() -> () -> as(user).get(ME))
                        .limit(20)
                        .toList()))
                .containsOnly(200);
        assertThat(suite.database().count("select count(*) from accounts.profiles where user_id = ?", user))
                .isEqualTo(1);
        as(user).get(ME)
                .then()
                .body("account_type", equalTo("user"))
                .body("verified", equalTo(false))
                .body("subscription_tier", equalTo("free"))
                .body("business_info", equalTo(Map.of()))
                .body("$", hasKey("birthday"));
    }

    @Test
    void everyAccountTypeHasExactlyItsPermissions() {
        FURTHER.forEach((type, further) -> {
            var expected = new TreeSet<>(EVERYBODY);
            expected.addAll(further);
            assertPermissions(type, expected);
        });
        assertPermissions("ad_account", AD_ACCOUNT);
    }

    @Test
    void anAdminHasEveryPermission() {
        List<Object> everyKey = suite.database().query("select permission_key from accounts.permissions").stream()
                .map(row -> row.values().iterator().next())
                .toList();
        UUID admin = admin();
        assertThat(everyKey).contains("view_all_analytics", "manage_experiments", "manage_catalogue");
        permissions(admin).body("permissions", containsInAnyOrder(everyKey.toArray()));
    }

    @Test
    void theServiceCanNeitherRewriteTheAuditLogNorReachOtherSchemas() throws Exception {
        try (Connection service = suite.database().connectAs(ServiceName.ACCOUNTS);
                var statement = service.createStatement()) {
            for (String forbidden : List.of(
                    "update accounts.audit_log set actor = 'nobody'",
                    "delete from accounts.audit_log",
                    "insert into accounts.audit_log (actor_kind, actor, kind) values ('user', 'x', 'tier')",
                    "insert into accounts.permissions (permission_key, description) values ('x', 'x')",
                    "delete from accounts.profiles",
                    "create table accounts.mine (id int)",
                    "create table public.mine (id int)",
                    "alter table accounts.profiles add column x int")) {
                assertThatThrownBy(() -> statement.execute(forbidden))
                        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
            }
        }
        for (ServiceName other : List.of(ServiceName.TRACKING, ServiceName.ANALYTICS, ServiceName.EXPERIMENTS)) {
            try (Connection stranger = suite.database().connectAs(other);
                    var statement = stranger.createStatement()) {
                assertThatThrownBy(() -> statement.execute("select * from accounts.profiles"))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void readinessFollowsTheDatabaseAndCallsAreTurnedAwayForAWhile() {
        given().get(suite.management().resolve("/q/health/ready")).then().statusCode(200);
        suite.stopDatabase();
        try {
            given().get(suite.management().resolve("/q/health/ready")).then().statusCode(503);
            given().get(suite.management().resolve("/q/health/live")).then().statusCode(200);
            as(UUID.randomUUID())
                    .get(ME)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("storage_unavailable"));
        } finally {
            suite.startDatabase();
        }
        await().untilAsserted(() -> given().get(suite.management().resolve("/q/health/ready"))
                .then()
                .statusCode(200));
    }

    private void assertPermissions(String accountType, Set<String> expected) {
        permissions(user(accountType))
                .body("account_type", equalTo(accountType))
                .body("permissions", containsInAnyOrder(expected.toArray()));
    }

    private ValidatableResponse permissions(UUID user) {
        return as(user).get("/api/v1/me/permissions").then().statusCode(200);
    }
}
