package app.synth.experiments.decision;

import static app.synth.experiments.testsupport.ExperimentsApi.EXPERIMENTS;
import static app.synth.experiments.testsupport.ExperimentsApi.newKey;
import static app.synth.experiments.testsupport.ExperimentsApi.running;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import app.synth.experiments.assignment.Bucket;
import app.synth.experiments.testsupport.ExperimentsApi;
import app.synth.experiments.testsupport.PackagedExperiments;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people get in several experiments, and what it depends on. */
@QuarkusIntegrationTest
class AssignmentsIT extends PackagedExperiments {
    private static final String ASSIGNMENTS = "/api/v1/assignments";

    String key;
    UUID user = UUID.randomUUID();

    @BeforeEach
    void aRunningExperiment() {
        key = newKey();
        api.create(running(key)).statusCode(201);
        api.served();
    }

    @Test
    void allThatTakePartComeUnlessSomeAreNamed() {
        String draft = newKey();
        api.create(running(draft, "state", "draft")).statusCode(201);
        api.served();

        ask(as(user), Map.of())
                .statusCode(200)
                .body("assignments.experiment", hasItem(key))
                .body("assignments.experiment", not(hasItem(draft)))
                .body("unknown", empty());
        ask(as(user), Map.of("experiments", List.of(draft, "long-gone", key)))
                .body("assignments.experiment", contains(draft, key))
                .body("assignments.reason", contains("DISABLED", "SPLIT"))
                .body("unknown", contains("long-gone"));
        as(user).post(ASSIGNMENTS).then().statusCode(200).body("assignments.experiment", hasItem(key));
    }

    @Test
    void anExplanationSaysAllThatItDependsOn() {
        int bucket = Bucket.of(key, user.toString()).number();

        as(user).queryParam("explain", true)
                .get(EXPERIMENTS + "/" + key + "/assignment")
                .then()
                .statusCode(200)
                .body("explanation.bucket", equalTo(bucket))
                .body("explanation.coverage", equalTo(1.0f))
                .body("explanation.range.from", equalTo(bucket < 5_000 ? 0.0f : 0.5f))
                .body("explanation.phase", equalTo(1))
                .body("explanation.active", equalTo(true))
                .body("explanation.held_out", equalTo(false))
                .body("explanation.in_namespace", equalTo(true))
                .body("explanation.meets_condition", equalTo(true))
                .body("explanation.override", nullValue())
                .body("explanation.kept", nullValue())
                .body("explanation.split", equalTo(bucket < 5_000 ? "control" : "treatment"));
    }

    @Test
    void aClientKeyProvesNobodyAndAsksAboutWhomItNames() {
        api.set(key, "hash_attribute = 'anonymous_id'");
        String client = api.clientKey();
        api.served();

        one(json().header("X-Client-Key", client).body(Map.of("experiments", List.of(key), "anonymous_id", "zoë-✓")))
                .body("assignments[0].bucket", equalTo(Bucket.of(key, "zoë-✓").number()))
                .body("assignments[0].reason", equalTo("SPLIT"));
        one(json().header("Authorization", "Bearer " + client).body(Map.of("experiments", List.of(key))))
                .body("assignments[0].reason", equalTo("NO_SUBJECT"))
                .body("assignments[0].bucket", nullValue())
                .body("assignments[0].in_experiment", equalTo(false));
        given().header("X-Client-Key", client)
                .get(ASSIGNMENTS + "/caller")
                .then()
                .body("kind", equalTo("client_key"));
        suite.database()
                .update("update experiments.experiment_client_keys set revoked_at = now() where key = ?", client);
        api.served();
        given().header("X-Client-Key", client)
                .get(ASSIGNMENTS + "/caller")
                .then()
                .statusCode(401)
                .body("code", equalTo("invalid_client_key"));
    }

    @Test
    void aServerAsksAboutAnybodyAndAUserOnlyAboutThemselves() {
        UUID another = UUID.randomUUID();
        String server = suite.accounts().key(user);

        one(json().header("X-API-Key", server)
                        .body(Map.of(
                                "experiments",
                                List.of(key),
                                "user_id",
                                another.toString().toUpperCase())))
                .body(
                        "assignments[0].bucket",
                        equalTo(Bucket.of(key, another.toString()).number()));
        one(json().header("X-API-Key", server).body(Map.of("experiments", List.of(key))))
                .body(
                        "assignments[0].bucket",
                        equalTo(Bucket.of(key, user.toString()).number()));
        ask(as(user), Map.of("user_id", another)).statusCode(400).body("field", equalTo("user_id"));
        given().header("X-API-Key", "sik_" + "x".repeat(43))
                .get(ASSIGNMENTS + "/caller")
                .then()
                .statusCode(401);
        given().get(ASSIGNMENTS + "/caller").then().statusCode(401).body("code", equalTo("unauthenticated"));
        as(user).get(ASSIGNMENTS + "/caller")
                .then()
                .body("kind", equalTo("user"))
                .body("user_id", equalTo(user.toString()));
    }

    @Test
    void whatAccountsSaysOfAPersonDecidesAndNotWhatTheySayThemselves() {
        api.set(key, """
                condition = '{"tier": {"$in": ["premium", "enterprise"]}, "account_type": "artist", "city": "Zürich"}'""");
        api.served();
        UUID artist = UUID.randomUUID();
        suite.accounts().become(artist, "artist", "premium");
        Map<String, Object> home = Map.of("city", "Zürich");
        Map<String, Object> pretended = Map.of("city", "Zürich", "tier", "premium", "account_type", "artist");

        reason(artist, home).body("assignments[0].reason", equalTo("SPLIT"));
        reason(artist, Map.of("city", "Bern")).body("assignments[0].reason", equalTo("CONDITION_NOT_MET"));
        reason(user, pretended).body("assignments[0].reason", equalTo("CONDITION_NOT_MET"));
        suite.accounts().become(user, "artist", "free");
        reason(user, pretended).body("assignments[0].reason", equalTo("CONDITION_NOT_MET"));
    }

    private ValidatableResponse reason(UUID who, Map<String, Object> attributes) {
        return ask(as(who), Map.of("experiments", List.of(key), "attributes", attributes))
                .statusCode(200);
    }

    @Test
    void anOverrideDecidesBeforeEverythingElse() {
        api.set(key, "state = 'paused', overrides = jsonb_build_object('%s', 'treatment')".formatted(user));
        api.assignment(user, key).body("variant", equalTo("treatment")).body("reason", equalTo("OVERRIDE"));
        api.assignment(UUID.randomUUID(), key).body("reason", equalTo("DISABLED"));
    }

    @Test
    void whoIsHeldOutOrInAnotherStretchOfTheNamespaceIsNotInTheExperiment() {
        suite.database().update("update experiments.experiment_holdout set share = 0.5, seed = 'holdout'");
        suite.database()
                .update("insert into experiments.experiment_namespaces (id) values ('ns') on conflict do nothing");
        try {
            UUID held = some(id -> Bucket.of("holdout", id).number() < 5_000);
            UUID free = some(id -> Bucket.of("holdout", id).number() >= 5_000);

            api.assignment(held, key).body("reason", equalTo("HELD_OUT")).body("variant", nullValue());
            api.assignment(free, key).body("reason", equalTo("SPLIT"));
            api.set(key, "in_holdout = false, namespace_id = 'ns', namespace_from = 0, namespace_to = 0.000001");
            api.assignment(held, key).body("reason", equalTo("NOT_IN_NAMESPACE"));
        } finally {
            suite.database().update("update experiments.experiment_holdout set share = 0");
        }
    }

    @Test
    void whoWasExposedAndIsHeldOutLaterKeepsTheVariant() {
        UUID held = some(id -> Bucket.of("later", id).number() < 5_000);
        String variant = api.expose(held, Map.of("experiment", key)).extract().path("variant");
        suite.database().update("update experiments.experiment_holdout set share = 0.5, seed = 'later'");
        try {
            api.assignment(held, key).body("variant", equalTo(variant)).body("reason", equalTo("KEPT"));
        } finally {
            suite.database().update("update experiments.experiment_holdout set share = 0");
        }
    }

    @Test
    void whoWasExposedAndDoesNotMeetTheConditionLaterKeepsTheVariant() {
        api.set(key, "condition = '{\"country\": \"CH\"}'");
        Map<String, Object> inSwitzerland = Map.of("experiment", key, "attributes", Map.of("country", "CH"));
        String variant = api.expose(user, inSwitzerland).extract().path("variant");

        api.assignment(user, key).body("variant", equalTo(variant)).body("reason", equalTo("KEPT"));
        api.assignment(UUID.randomUUID(), key).body("reason", equalTo("CONDITION_NOT_MET"));
    }

    @Test
    void whatIsNoQuestionIsRefused() {
        ask(as(user), "{").statusCode(400);
        ask(as(user), Map.of("attributes", "none")).statusCode(400).body("field", equalTo("attributes"));
        ask(as(user), Map.of("anonymous_id", "")).statusCode(400).body("field", equalTo("anonymous_id"));
        ask(as(user), Map.of("experiments", "all")).statusCode(400).body("field", equalTo("experiments"));
        ask(as(user), Map.of("anything", 1)).statusCode(400);
    }

    @Test
    void withoutTheDatabaseTheFirstPhaseIsAnsweredByTheHashAndALaterOneSaysThatItCannotBe() {
        String later = newKey();
        api.create(running(later)).statusCode(201);
        api.set(later, "phase = 2");
        String elsewhere = newKey();
        api.create(running(elsewhere, "condition", Map.of("country", "CH"))).statusCode(201);
        api.assignment(user, later).body("reason", equalTo("SPLIT"));

        suite.stopDatabase();
        try {
            ValidatableResponse both = ask(as(user), Map.of("experiments", List.of(key, later, elsewhere)));
            both.statusCode(200)
                    .body("assignments.reason", contains("SPLIT", "STORE_UNAVAILABLE", "CONDITION_NOT_MET"))
                    .body("assignments.in_experiment", contains(true, false, false));
            given().get(suite.management().resolve("/q/health/ready")).then().statusCode(200);
            as(user).body(Map.of("experiment", key))
                    .post(ExperimentsApi.EXPOSURES)
                    .then()
                    .statusCode(503);
        } finally {
            suite.startDatabase();
        }
        api.assignment(user, later).body("reason", equalTo("SPLIT"));
    }

    @Test
    void pagesOfAnyOriginMayAsk() {
        given().header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "POST")
                .options(ASSIGNMENTS)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo("*"));
        assertThat(given().header("Origin", "https://app.example")
                        .get(EXPERIMENTS + "/" + key)
                        .getHeader("Access-Control-Allow-Origin"))
                .isNull();
    }

    private RequestSpecification as(UUID who) {
        return json().auth().oauth2(suite.tokens().user(who));
    }

    private static RequestSpecification json() {
        return given().contentType(ContentType.JSON);
    }

    private static ValidatableResponse ask(RequestSpecification who, Object body) {
        return who.body(body).post(ASSIGNMENTS).then();
    }

    private static ValidatableResponse one(RequestSpecification asking) {
        return asking.post(ASSIGNMENTS).then().statusCode(200);
    }

    private static UUID some(java.util.function.Predicate<String> wanted) {
        return Stream.generate(UUID::randomUUID)
                .filter(id -> wanted.test(id.toString()))
                .findFirst()
                .orElseThrow();
    }
}
