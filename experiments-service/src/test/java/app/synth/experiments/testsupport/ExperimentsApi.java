package app.synth.experiments.testsupport;

import static io.restassured.RestAssured.given;

import app.synth.testsupport.Suite;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The service's endpoints, as its callers use them. */
public final class ExperimentsApi {
    public static final String EXPERIMENTS = "/api/v1/experiments";
    public static final String EXPOSURES = "/api/v1/exposures";

    private final Suite suite;
    private final UUID manager = UUID.randomUUID();

    /** With a new user who may manage experiments. */
    public ExperimentsApi(Suite suite) {
        this.suite = suite;
        suite.accounts().grant(manager, "manage_experiments");
        suite.database().update("""
                insert into experiments.experiment_metrics (key, name, definition)
                select key, key, '{"kind": "conversion", "action": "click"}'
                from unnest(array['click_through_rate', 'ticket_click_rate', 'day_7_retention']) key
                on conflict (key) do nothing
                """);
    }

    /** A call of the manager's, to be completed. */
    public RequestSpecification asManager() {
        return given().auth().oauth2(suite.tokens().user(manager)).contentType(ContentType.JSON);
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

    /** Reads it as the manager. */
    public ValidatableResponse read(String key) {
        return read(manager, key);
    }

    public ValidatableResponse start(String key) {
        return given().auth()
                .oauth2(suite.tokens().user(manager))
                .post(EXPERIMENTS + "/{key}/start", key)
                .then();
    }

    /** Lets it go on: pause, resume, complete, archive, unarchive. */
    public ValidatableResponse move(String key, String step, Object body) {
        return asManager()
                .body(body)
                .post(EXPERIMENTS + "/{key}/{step}", key, step)
                .then();
    }

    /** Edits the version that is there now. */
    public ValidatableResponse edit(String key, Object changes) {
        return edit(key, read(key).extract().header("ETag"), changes);
    }

    public ValidatableResponse edit(String key, String ifMatch, Object changes) {
        return asManager()
                .header("If-Match", ifMatch)
                .body(changes)
                .patch(EXPERIMENTS + "/{key}", key)
                .then();
    }

    /** Begins a new phase of the version that is there now. */
    public ValidatableResponse phase(String key, Object changes) {
        return asManager()
                .header("If-Match", read(key).extract().header("ETag"))
                .body(changes)
                .post(EXPERIMENTS + "/{key}/phases", key)
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
}
