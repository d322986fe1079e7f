package app.synth.tracking.plan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import app.synth.localstack.topology.ServiceName;
import app.synth.tracking.testsupport.PackagedTracking;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusIntegrationTest
class TrackingPlanIT extends PackagedTracking {
    private static final String RULES = "/api/v1/tracking-plan/rules";
    private static final String VIOLATIONS = "/api/v1/tracking-plan/violations";
    private static final String SCHEMA = "{\"type\": \"object\", \"required\": [\"source\"]}";
    private static final String OTHER_SCHEMA = "{\"type\": \"object\", \"required\": [\"position\"]}";

    /** No other test writes a rule about it. */
    private final String entity = "thing-" + UUID.randomUUID().toString().substring(0, 8);

    private final String rule = RULES + "/custom/" + entity;

    @BeforeEach
    void mayManage() {
        suite.accounts().grant(user, "manage_tracking");
    }

    @Test
    void theRulesOfTheMigrationAreThere() {
        String[] seeds =
                SeedRules.rules().stream().map(seed -> seed.key().text()).toArray(String[]::new);
        as(user).get(RULES)
                .then()
                .statusCode(200)
                .body("items.rule", hasItems(seeds))
                .body("items.find { it.rule == 'view/event?action=impression' }.version", equalTo(1))
                .body("items.find { it.rule == 'review/*' }.schema.properties.rating.maximum", equalTo(5))
                .body("items.find { it.rule == 'review/*' }.created_by", nullValue());
    }

    @Test
    void everyChangeIsAVersion() {
        put(rule, SCHEMA)
                .statusCode(201)
                .body("rule", equalTo("custom/" + entity))
                .body("version", equalTo(1))
                .body("active", equalTo(true))
                .body("created_by", equalTo(user.toString()))
                .body("schema.required", contains("source"));
        put(rule, SCHEMA).statusCode(200).body("version", equalTo(1));
        put(rule, OTHER_SCHEMA).statusCode(201).body("version", equalTo(2));
        as(user).delete(rule).then().statusCode(204);
        as(user).delete(rule).then().statusCode(204);
        as(user).get(RULES).then().body("items.rule", not(hasItem("custom/" + entity)));
        as(user).get(rule + "/versions")
                .then()
                .statusCode(200)
                .body("items.version", contains(3, 2, 1))
                .body("items.active", contains(false, true, true));
        put(rule, OTHER_SCHEMA).statusCode(201).body("version", equalTo(4));
        as(user).get(RULES).then().body("items.rule", hasItem("custom/" + entity));
    }

    @Test
    void aRuleOfAnActionIsItsOwn() {
        put(rule + "?action=other", SCHEMA).statusCode(201).body("rule", equalTo("custom/" + entity + "?action=other"));
        as(user).get(rule + "/versions").then().statusCode(404).body("code", equalTo("not_found"));
        as(user).delete(rule).then().statusCode(404);
        as(user).delete(rule + "?action=other").then().statusCode(204);
    }

    @Test
    void aRuleForEveryEntityTypeIsWrittenWithAStar() {
        put(RULES + "/friend_add/*", SCHEMA).statusCode(201).body("entity_type", equalTo("*"));
        as(user).delete(RULES + "/friend_add/*").then().statusCode(204);
    }

    @Test
    void thoseWhoWriteAtOnceWriteOneVersionEach() {
        List<CompletableFuture<Integer>> writes = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> put(rule, "{\"type\":\"object\",\"minProperties\":" + i + "}")
                                .extract()
                                .statusCode()))
                .toList();
        assertThat(writes).extracting(CompletableFuture::join).containsOnly(201);
        as(user).get(rule + "/versions").then().body("items.version", contains(6, 5, 4, 3, 2, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "/hover/event, event_type",
        "/Click/event, event_type",
        "/click/event?action=hover, action",
        "/click/%00, address",
        "/click/%20, entity_type"
    })
    void aBadPathNamesTheField(String path, String field) {
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(suite.tokens().user(user))
                .contentType("application/json")
                .body(SCHEMA)
                .put(RULES + path)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_field"))
                .body("field", equalTo(field));
    }

    @Test
    void aBadSchemaIsRefused() {
        put(rule, "{\"type\":\"object\",\"$ref\":\"http://example.org/x\"}")
                .statusCode(400)
                .body("code", equalTo("invalid_field"))
                .body("field", equalTo("schema"))
                .body("detail", containsString("$ref"));
        put(rule, "{\"type\":\"object\",\"properties\":{\"a\":{\"pattern\":\"((a{1000}){1000}){1000}\"}}}")
                .statusCode(400)
                .body("field", equalTo("schema"));
        put(rule, "{\"type\":\"object\"").statusCode(400).body("code", equalTo("malformed_json"));
        put(rule, "{\"type\":\"object\",\"type\":\"object\"}").statusCode(400).body("code", equalTo("malformed_json"));
        put(rule, "{\"type\":\"object\"} x").statusCode(400).body("code", equalTo("malformed_json"));
        put(rule, "[".repeat(20_000)).statusCode(400);
        put(rule, "{\"type\":\"object\",\"title\":\"" + "a".repeat(33_000) + "\"}")
                .statusCode(413)
                .body("code", equalTo("too_large"));
        as(user).contentType("application/json")
                .put(rule)
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed_json"));
        as(user).contentType("text/plain").body(SCHEMA).put(rule).then().statusCode(415);
        as(user).get(rule + "/versions").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "to=2026-11-01",
                "from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z",
                "source=%00"
            })
    void aBadReportNamesTheField(String query) {
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(suite.tokens().user(user))
                .get(VIOLATIONS + "?" + query)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_field"));
    }

    @Test
    void aReportOfNothingIsEmpty() {
        as(user).get(VIOLATIONS + "?source=nobody-" + entity)
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void whoMayNotManageTrackingMayNothing() {
        UUID nobody = UUID.randomUUID();
        for (ValidatableResponse refused : List.of(
                as(nobody).get(RULES).then(),
                as(nobody).get(rule + "/versions").then(),
                as(nobody).get(VIOLATIONS).then(),
                as(nobody).delete(rule).then(),
                as(nobody)
                        .contentType("application/json")
                        .body(SCHEMA)
                        .put(rule)
                        .then())) {
            refused.statusCode(403).body("code", equalTo("permission_denied"));
        }
        given().get(RULES).then().statusCode(401);
        given().contentType("application/json").body(SCHEMA).put(rule).then().statusCode(401);
    }

    @Test
    void theServiceItselfChangesNoVersion() {
        for (String sql : List.of(
                "update tracking.tracking_plan_rules set active = false",
                "delete from tracking.tracking_plan_rules",
                "delete from tracking.tracking_plan_violations",
                "update tracking.tracking_plan_violations set source = 'other'")) {
            assertThatThrownBy(() -> run(sql))
                    .as(sql)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("denied");
        }
    }

    @Test
    void theDocumentationNamesEveryRoute() {
        given().accept("application/json")
                .get("/openapi/tracking")
                .then()
                .statusCode(200)
                .body("paths.'" + RULES + "'.get.responses.keySet()", hasItems("200", "401", "403", "503"))
                .body("paths.'" + RULES + "/{event_type}/{entity_type}'.put.responses.keySet()", hasItems("201", "413"))
                .body("paths.'" + VIOLATIONS + "'.get.responses.keySet()", hasSize(5));
    }

    private ValidatableResponse put(String path, String schema) {
        return as(user).contentType("application/json")
                .body(schema.getBytes(StandardCharsets.UTF_8))
                .put(path)
                .then();
    }

    private RequestSpecification as(UUID caller) {
        return given().auth().oauth2(suite.tokens().user(caller));
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = suite.database().connectAs(ServiceName.TRACKING);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
