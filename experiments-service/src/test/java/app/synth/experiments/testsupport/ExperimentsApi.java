package app.synth.experiments.testsupport;

import static io.restassured.RestAssured.given;

import app.synth.testsupport.Suite;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The service's endpoints, as its callers use them. */
public final class ExperimentsApi {
    public static final String EXPERIMENTS = "/api/v1/experiments";
    public static final String METRICS = "/api/v1/experiment-metrics";
    public static final String EXPOSURES = "/api/v1/exposures";

    private final Suite suite;
    private final UUID manager = UUID.randomUUID();

    /** With a new user who may manage experiments. */
    public ExperimentsApi(Suite suite) {
        this.suite = suite;
        suite.accounts().grant(manager, "manage_experiments");
    }

    /** The user who may manage experiments. */
    public UUID manager() {
        return manager;
    }

    /** A key that no other test uses. */
    public static String newKey() {
        return "test-" + UUID.randomUUID();
    }

    /** A running 50/50 experiment, to be changed as a test needs it. */
    public static Map<String, Object> running(String key) {
        return new LinkedHashMap<>(Map.of(
                "key",
                key,
                "name",
                "Experiment " + key,
                "variants",
                List.of(
                        Map.of("name", "control", "value", "Buy"),
                        Map.of("name", "treatment", "value", Map.of("label", "Buy for 25"))),
                "traffic_allocation",
                Map.of("weights", List.of(0.5, 0.5), "coverage", 1.0),
                "success_metrics",
                List.of("click_through_rate"),
                "state",
                "running"));
    }

    /** The same with one field changed. */
    public static Map<String, Object> running(String key, String field, Object value) {
        Map<String, Object> experiment = running(key);
        experiment.put(field, value);
        return experiment;
    }

    /** Creates it as the manager. */
    public ValidatableResponse create(Object experiment) {
        return create(manager, experiment);
    }

    public ValidatableResponse create(UUID as, Object experiment) {
        return given().auth()
                .oauth2(suite.tokens().user(as))
                .contentType(ContentType.JSON)
                .body(experiment)
                .post(EXPERIMENTS)
                .then();
    }

    public ValidatableResponse read(UUID as, String key) {
        return given().auth()
                .oauth2(suite.tokens().user(as))
                .get(EXPERIMENTS + "/{key}", key)
                .then();
    }

    public ValidatableResponse start(String key) {
        return given().auth()
                .oauth2(suite.tokens().user(manager))
                .post(EXPERIMENTS + "/{key}/start", key)
                .then();
    }

    public ValidatableResponse assignment(UUID user, String key) {
        return given().auth()
                .oauth2(suite.tokens().user(user))
                .get(EXPERIMENTS + "/{key}/assignment", key)
                .then();
    }

    public ValidatableResponse expose(UUID user, Object exposure) {
        return given().auth()
                .oauth2(suite.tokens().user(user))
                .contentType(ContentType.JSON)
                .body(exposure)
                .post(EXPOSURES)
                .then();
    }

    /** Makes a metric as the manager; answers its key. */
    public String metric(String definition) {
        String key = "metric_" + UUID.randomUUID().toString().replace('-', '_');
        post(METRICS, "{\"key\": \"%s\", \"name\": \"A metric\", \"definition\": %s}".formatted(key, definition))
                .statusCode(201);
        return key;
    }

    /** What the experiment has shown, to somebody who may see all analytics. */
    public JsonPath results(String key, String query) {
        UUID analyst = UUID.randomUUID();
        suite.accounts().grant(analyst, "view_all_analytics");
        return given().auth()
                .oauth2(suite.tokens().user(analyst))
                .get(EXPERIMENTS + "/" + key + "/results" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** As the manager. */
    public ValidatableResponse get(String path) {
        return given().auth().oauth2(suite.tokens().user(manager)).get(path).then();
    }

    /** As the manager. */
    public ValidatableResponse post(String path, String body) {
        return given().auth()
                .oauth2(suite.tokens().user(manager))
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    /** As the manager. */
    public ValidatableResponse put(String path, String body) {
        return given().auth()
                .oauth2(suite.tokens().user(manager))
                .contentType(ContentType.JSON)
                .body(body)
                .put(path)
                .then();
    }

    /** As the manager. */
    public ValidatableResponse delete(String path) {
        return given().auth().oauth2(suite.tokens().user(manager)).delete(path).then();
    }
}
