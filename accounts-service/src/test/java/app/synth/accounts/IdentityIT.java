package app.synth.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import app.synth.accounts.testsupport.PackagedAccounts;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is let in, seen from outside the packaged service. What holds here holds in every service: the code is the client's. */
@QuarkusIntegrationTest
class IdentityIT extends PackagedAccounts {
    private static final UUID USER = UUID.randomUUID();

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Test
    void aValidTokenOfEitherAlgorithmIsTheUser() {
        as(suite.tokens().user(USER)).get(ME).then().statusCode(200).body("user_id", equalTo(USER.toString()));
        as(suite.tokens().rs256(USER)).get(ME).then().statusCode(200).body("user_id", equalTo(USER.toString()));
    }

    @Test
    void withoutATokenTheAnswerIs401WithAChallenge() {
        given().get(ME)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"))
                .body("request_id", notNullValue());
    }

    private Stream<String> refusedTokens() {
        return Stream.of(
                suite.tokens().expired(USER),
                suite.tokens().wrongAudience(USER),
                suite.tokens().wrongIssuer(USER),
                suite.tokens().unsigned(USER),
                suite.tokens().signedByStranger(USER),
                suite.tokens().subject("not-a-uuid"),
                "no.jwt.atall",
                "x");
    }

    @Test
    void aTokenThatIsNotToBeBelievedIs401() {
        refusedTokens()
                .forEach(token -> as(token)
                        .get(ME)
                        .then()
                        .statusCode(401)
                        .contentType("application/problem+json")
                        .body("code", equalTo("invalid_token")));
    }

    @Test
    void claimsAboutRolesChangeNothing() {
        UUID user = UUID.randomUUID();
        String token = suite.tokens()
                .claiming(user, Map.of("groups", List.of("admin"), "role", "admin", "account_type", "admin"));
        as(token).get(ME).then().statusCode(200).body("account_type", equalTo("user"));
    }

    @Test
    void whileTheKeysAreAwayATokenOfANewKeyIs503AndWorksWithinTenSecondsOfTheirReturn() {
        as(suite.tokens().user(USER)).get(ME).then().statusCode(200);
        suite.jwks().rotate();
        suite.jwks().stop();
        try {
            await().atMost(TEN_SECONDS)
                    .untilAsserted(() -> as(suite.tokens().user(USER))
                            .get(ME)
                            .then()
                            .statusCode(503)
                            .header("Retry-After", notNullValue())
                            .body("code", equalTo("identity_unavailable")));
        } finally {
            suite.jwks().start();
        }
        await().atMost(TEN_SECONDS)
                .untilAsserted(
                        () -> as(suite.tokens().user(USER)).get(ME).then().statusCode(200));
    }

    @Test
    void strangersKeysDoNotMakeUsAskTheProviderAgainAndAgain() {
        as(suite.tokens().user(USER)).get(ME);
        int before = suite.jwks().fetches();
        for (int i = 0; i < 50; i++) {
            as(suite.tokens().signedByStranger(USER)).get(ME).then().statusCode(401);
        }
        assertThat(suite.jwks().fetches() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void theRequestIdIsTheCallersWhenItIsOne() {
        given().header("X-Request-Id", "abc-1")
                .get(ME)
                .then()
                .header("X-Request-Id", "abc-1")
                .body("request_id", equalTo("abc-1"));
        given().header("X-Request-Id", "<script>")
                .get(ME)
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    @Test
    void anUnknownPathAndAWrongMethodAreProblems() {
        given().get("/api/v1/nothing").then().statusCode(404).body("code", equalTo("not_found"));
        as(suite.tokens().user(USER)).delete(ME).then().statusCode(405).body("code", equalTo("method_not_allowed"));
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
