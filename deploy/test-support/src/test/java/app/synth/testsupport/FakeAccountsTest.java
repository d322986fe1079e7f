package app.synth.testsupport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import app.synth.localstack.identity.LocalIdentityProvider;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.net.ConnectException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeAccountsTest {
    private static final Tokens TOKENS = new Tokens(new LocalIdentityProvider("issuer", "synth"));

    private final FakeAccounts accounts = new FakeAccounts();
    private final UUID user = UUID.randomUUID();

    @AfterEach
    void stop() {
        accounts.down();
    }

    @Test
    void aNewUserMayWhatEveryUserMay() {
        permissions()
                .statusCode(200)
                .body("user_id", equalTo(user.toString()))
                .body("account_type", equalTo("user"))
                .body("subscription_tier", equalTo("free"))
                .body(
                        "permissions",
                        containsInAnyOrder(
                                "view_events", "create_reviews", "like_events", "comment", "follow_artists"));
    }

    @Test
    void answersWithWhatTheTestGranted() {
        accounts.become(user, "promoter", "premium").grant(user, "view_event_analytics");
        permissions()
                .body("account_type", equalTo("promoter"))
                .body("subscription_tier", equalTo("premium"))
                .body("permissions", hasItems("view_events", "view_event_analytics"));
        accounts.revokeAll(user);
        permissions().body("permissions.size()", equalTo(0));
    }

    @Test
    void aPermissionForOwnersIsTheirsOnly() {
        accounts.grant(user, "view_event_analytics").own(user, "event", "mine");
        permissions().body("owner_bound.view_event_analytics", equalTo("event"));
        check("mine").body("results[0].reason", equalTo("granted"));
        check("another").body("results[0].reason", equalTo("not_owner"));
        accounts.disown(user, "event", "mine");
        check("mine").body("results[0].reason", equalTo("not_owner"));
    }

    @Test
    void aKeyIsItsOwnersWithinItsScopesUntilItIsRevoked() {
        String key = accounts.grant(user, "view_event_analytics").key(user, "comment");
        String mine = accounts.uri() + "/api/v1/me/permissions";
        given().header("X-API-Key", key)
                .get(mine)
                .then()
                .body("user_id", equalTo(user.toString()))
                .body("permissions", contains("comment"))
                .body("scopes", contains("comment"));
        accounts.revoke(key);
        given().header("X-API-Key", key).get(mine).then().statusCode(401);
    }

    @Test
    void saysWhyAPermissionIsWithheld() {
        accounts.deny(user, "comment", "tier", "premium");
        permissions().body("denied.comment", equalTo("tier")).body("needed_tier.comment", equalTo("premium"));
    }

    @Test
    void refusesRequestsWithoutAToken() {
        given().get(accounts.uri() + "/api/v1/me/permissions").then().statusCode(401);
    }

    @Test
    void failsWhenTheTestSaysSoAndRecovers() {
        accounts.failing();
        permissions().statusCode(503);
        accounts.up();
        permissions().statusCode(200);
        accounts.down();
        assertThatThrownBy(this::ask).isInstanceOf(ConnectException.class);
        accounts.up();
        permissions().statusCode(200);
    }

    @Test
    void isSlowWhenTheTestSaysSo() {
        accounts.slow(Duration.ofMillis(300));
        assertThat(ask().time()).isGreaterThanOrEqualTo(300);
    }

    @Test
    void remembersWhoCalled() {
        permissions();
        given().auth()
                .oauth2(TOKENS.user(user))
                .header("X-Request-Id", "abc-1")
                .get(accounts.uri() + "/api/v1/me/permissions");
        assertThat(accounts.calls()).isEqualTo(2);
        assertThat(accounts.requestIds()).containsExactly("abc-1");
    }

    private ValidatableResponse check(String event) {
        return given().auth()
                .oauth2(TOKENS.user(user))
                .contentType("application/json")
                .body(
                        "{\"checks\": [{\"permission\": \"view_event_analytics\", \"resource\": {\"type\": \"event\", \"id\": \"%s\"}}]}"
                                .formatted(event))
                .post(accounts.uri() + "/api/v1/permissions/check")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse permissions() {
        return ask().then();
    }

    private Response ask() {
        return given().auth().oauth2(TOKENS.user(user)).get(accounts.uri() + "/api/v1/me/permissions");
    }
}
