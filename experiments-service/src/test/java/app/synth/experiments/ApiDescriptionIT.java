package app.synth.experiments;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import app.synth.experiments.testsupport.PackagedExperiments;
import app.synth.testsupport.ApiDescription;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the service publishes about itself. */
@QuarkusIntegrationTest
class ApiDescriptionIT extends PackagedExperiments {
    @Test
    void everyEndpointNamesItsAnswers() {
        JsonPath description = given().get("/openapi/experiments?format=json")
                .then()
                .statusCode(200)
                .body("components.securitySchemes", allOf(hasKey("bearer"), hasKey("client_key"), hasKey("api_key")))
                .body(
                        "paths.'/ofrep/v1/evaluate/flags/{key}'.post.responses.'404'.content.'application/json'.examples.unknown.value.errorCode",
                        equalTo("FLAG_NOT_FOUND"))
                .extract()
                .jsonPath();

        assertThat(description.<String, Object>getMap("paths"))
                .containsKeys(
                        "/api/v1/experiments",
                        "/api/v1/experiments/client-keys",
                        "/api/v1/experiments/client-keys/{client_key}",
                        "/api/v1/experiments/holdout",
                        "/api/v1/experiments/namespaces",
                        "/api/v1/experiments/{key}",
                        "/api/v1/experiments/{key}/start",
                        "/api/v1/experiments/{key}/pause",
                        "/api/v1/experiments/{key}/resume",
                        "/api/v1/experiments/{key}/complete",
                        "/api/v1/experiments/{key}/archive",
                        "/api/v1/experiments/{key}/unarchive",
                        "/api/v1/experiments/{key}/phases",
                        "/api/v1/experiments/{key}/history",
                        "/api/v1/experiments/{key}/assignment",
                        "/api/v1/experiments/{key}/events",
                        "/api/v1/assignments",
                        "/api/v1/exposures",
                        "/api/features/{client_key}",
                        "/sub/{client_key}",
                        "/ofrep/v1/evaluate/flags",
                        "/ofrep/v1/evaluate/flags/{key}",
                        "/ofrep/v1/stream/{client_key}",
                        "/api/v1/experiments/{key}/results",
                        "/api/v1/experiments/power",
                        "/api/v1/experiment-metrics",
                        "/api/v1/experiment-metrics/{key}");
        assertThat(answers(description, "/api/v1/experiments", "post"))
                .containsExactlyInAnyOrder("201", "400", "401", "403", "409", "413", "415", "503");
        assertThat(answers(description, "/api/v1/experiments/{key}", "patch"))
                .containsExactlyInAnyOrder("200", "400", "401", "403", "404", "409", "412", "413", "415", "428", "503");
        assertThat(answers(description, "/api/v1/experiments/{key}/pause", "post"))
                .containsExactlyInAnyOrder("200", "400", "401", "403", "404", "409", "412", "413", "503");
        assertThat(answers(description, "/api/v1/experiments/{key}/assignment", "get"))
                .containsExactlyInAnyOrder("200", "400", "401", "404", "503");
        assertThat(answers(description, "/api/v1/experiments/{key}/results", "get"))
                .containsExactlyInAnyOrder("200", "400", "401", "403", "404", "503");
        assertThat(answers(description, "/api/v1/experiments/power", "post"))
                .containsExactlyInAnyOrder("200", "400", "401", "403", "409", "413", "415", "503");
        assertThat(answers(description, "/api/v1/experiment-metrics/{key}", "delete"))
                .containsExactlyInAnyOrder("204", "401", "403", "404", "409", "412", "503");
        assertThat(answers(description, "/api/v1/experiment-metrics/{key}", "put"))
                .containsExactlyInAnyOrder("200", "400", "401", "403", "404", "409", "412", "413", "415", "428", "503");
        assertThat(answers(description, "/api/v1/exposures", "post"))
                .containsExactlyInAnyOrder("200", "400", "401", "404", "413", "415", "503");
    }

    @Test
    void owesItsReadersNothing() {
        assertThat(new ApiDescription(given().get("/openapi/experiments?format=json")
                                .jsonPath()
                                .getMap("$"))
                        .lacks())
                .isEmpty();
    }

    /** Each by the credentials that open it: what administers is opened by users alone, what SDKs ask for by keys, too. */
    @Test
    void saysWhatOpensAnOperation() {
        JsonPath description = given().get("/openapi/experiments?format=json").jsonPath();

        assertThat(opening(description, "/api/v1/experiments/{key}/results", "get"))
                .containsExactly("bearer");
        assertThat(opening(description, "/api/v1/experiment-metrics/{key}", "put"))
                .containsExactly("bearer");
        assertThat(opening(description, "/api/v1/experiments/client-keys", "post"))
                .containsExactly("bearer");
        for (String path : List.of(
                "/api/v1/assignments",
                "/api/v1/exposures",
                "/api/v1/experiments/{key}/events",
                "/ofrep/v1/evaluate/flags",
                "/ofrep/v1/evaluate/flags/{key}")) {
            assertThat(opening(description, path, "post")).containsExactlyInAnyOrder("bearer", "client_key", "api_key");
        }
        for (String path :
                List.of("/api/features/{client_key}", "/sub/{client_key}", "/ofrep/v1/stream/{client_key}")) {
            assertThat(opening(description, path, "get")).isEmpty();
        }
    }

    @Test
    void isReadyOnTheManagementPort() {
        given().get(suite.management().resolve("/q/health/ready"))
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"));
    }

    private static List<String> opening(JsonPath description, String path, String method) {
        List<Map<String, Object>> security = description.getList("paths.'" + path + "'." + method + ".security");
        return security == null
                ? List.of()
                : security.stream().flatMap(way -> way.keySet().stream()).toList();
    }

    private static Set<String> answers(JsonPath description, String path, String method) {
        return description
                .<String, Map<String, Object>>getMap("paths.'" + path + "'." + method + ".responses")
                .keySet();
    }
}
