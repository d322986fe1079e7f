package app.synth.experiments;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import app.synth.experiments.testsupport.PackagedExperiments;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever tries an example of the published description as it is printed succeeds, where what it names is there. */
@QuarkusIntegrationTest
class ExamplesIT extends PackagedExperiments {
    private static final String EXPERIMENT = "/api/v1/experiments/{key}";
    private static final Set<String> METHODS = Set.of("post", "put", "patch");

    /** In the order of an experiment's life. */
    private static final List<String> STEPS = List.of(
            "post /api/v1/experiments/namespaces",
            "post /api/v1/experiments/client-keys",
            "put /api/v1/experiments/holdout",
            "post /api/v1/experiment-metrics",
            "put /api/v1/experiment-metrics/{key}",
            "post /api/v1/experiments",
            "patch " + EXPERIMENT,
            "post " + EXPERIMENT + "/phases",
            "post /api/v1/assignments",
            "post /ofrep/v1/evaluate/flags",
            "post /ofrep/v1/evaluate/flags/{key}",
            "post /api/v1/exposures",
            "post " + EXPERIMENT + "/events",
            "post /api/v1/experiments/power",
            "post " + EXPERIMENT + "/pause",
            "post " + EXPERIMENT + "/resume",
            "post " + EXPERIMENT + "/complete",
            "post " + EXPERIMENT + "/archive",
            "post " + EXPERIMENT + "/unarchive",
            "post " + EXPERIMENT + "/start");

    @Test
    void workAsTheyArePrinted() {
        JsonPath document = given().get("/openapi/experiments?format=json").jsonPath();
        assertThat(operationsWithABody(document)).containsExactlyInAnyOrderElementsOf(STEPS);

        for (String step : STEPS) {
            String method = step.substring(0, step.indexOf(' '));
            String path = step.substring(step.indexOf(' ') + 1);
            List<Object> examples = examples(document, method, path);
            assertThat(examples).as(step).isNotEmpty();
            for (Object example : examples) {
                Response answer = call(method, path, example);
                // A plan for the middle of an experiment needs one that has shown something.
                if (!"baseline_unknown".equals(code(answer))) {
                    assertThat(answer.statusCode())
                            .as("%s with %s: %s", step, example, answer.asString())
                            .isBetween(200, 299);
                }
            }
            api.served();
        }
    }

    private Response call(String method, String path, Object example) {
        String key = path.contains("metrics") ? "checkout_seconds" : path.endsWith("/start") ? draft() : "checkout-cta";
        return api.asManager().header("If-Match", "*").body(example).request(method, path.replace("{key}", key));
    }

    private String draft() {
        api.create(Map.of(
                        "key",
                        "search-order",
                        "name",
                        "Search order",
                        "variants",
                        List.of(Map.of("name", "control"), Map.of("name", "treatment")),
                        "success_metrics",
                        List.of("ticket_click_rate")))
                .statusCode(201);
        return "search-order";
    }

    private static @Nullable Object code(Response answer) {
        return answer.statusCode() < 400 ? null : answer.jsonPath().get("code");
    }

    private static Set<String> operationsWithABody(JsonPath document) {
        Set<String> operations = new TreeSet<>();
        document.<String, Map<String, Map<String, Object>>>getMap("paths")
                .forEach((path, item) -> item.forEach((method, operation) -> {
                    if (METHODS.contains(method) && operation.containsKey("requestBody")) {
                        operations.add(method + " " + path);
                    }
                }));
        return operations;
    }

    /** The single one, or all by their names. */
    private static List<Object> examples(JsonPath document, String method, String path) {
        Map<String, Object> content =
                document.getMap("paths.'%s'.%s.requestBody.content.'application/json'".formatted(path, method));
        Set<Object> examples = new LinkedHashSet<>();
        if (content.get("example") != null) {
            examples.add(content.get("example"));
        }
        if (content.get("examples") instanceof Map<?, ?> named) {
            named.values().forEach(one -> examples.add(((Map<?, ?>) one).get("value")));
        }
        return List.copyOf(examples);
    }
}
