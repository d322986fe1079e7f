package app.synth.experiments.experiment;

import static app.synth.experiments.testsupport.ExperimentsApi.EXPERIMENTS;
import static app.synth.experiments.testsupport.ExperimentsApi.newKey;
import static app.synth.experiments.testsupport.ExperimentsApi.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import app.synth.experiments.testsupport.AtOnce;
import app.synth.experiments.testsupport.PackagedExperiments;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Experiments that share nobody. */
@QuarkusIntegrationTest
class NamespaceIT extends PackagedExperiments {
    String namespace;

    @BeforeEach
    void aNamespace() {
        namespace = "ns-" + UUID.randomUUID();
        add(Map.of("id", namespace, "description", "Everything about buying"))
                .statusCode(201)
                .body("id", equalTo(namespace));
    }

    @Test
    void twoUnfinishedExperimentsShareNoStretch() {
        String first = newKey();
        String second = newKey();
        api.create(in(first, 0, 0.5)).statusCode(201).body("namespace.to", equalTo(0.5f));
        api.create(in(newKey(), 0.4, 0.6))
                .statusCode(409)
                .body("code", equalTo("namespace_overlap"))
                .body("experiment", equalTo(first));
        api.create(in(second, 0.5, 1)).statusCode(201);
        api.phase(second, Map.of("namespace", stretch(0.49, 1), "why", "More people"))
                .statusCode(409)
                .body("experiment", equalTo(first));

        api.asManager()
                .get(EXPERIMENTS + "/namespaces")
                .then()
                .statusCode(200)
                .body("items.find { it.id == '" + namespace + "' }.experiments.key", contains(first, second));

        api.move(first, "complete", Map.of("variant", "control", "why", "Enough"))
                .statusCode(200);
        api.phase(second, Map.of("namespace", stretch(0, 1), "why", "There is room"))
                .statusCode(200)
                .body("namespace.from", equalTo(0.0f));
    }

    @Test
    void whatWasArchivedFindsItsStretchTaken() {
        String first = newKey();
        Map<String, Object> draft = in(first, 0, 0.5);
        draft.put("state", "draft");
        api.create(draft).statusCode(201);
        api.move(first, "archive", Map.of()).statusCode(200);
        String second = newKey();
        api.create(in(second, 0, 0.5)).statusCode(201);

        api.move(first, "unarchive", Map.of()).statusCode(409).body("experiment", equalTo(second));
    }

    @Test
    void ofManyAtOnceOneGetsTheStretch() throws Exception {
        List<Integer> statuses = AtOnce.times(
                6, () -> api.create(in(newKey(), 0.1, 0.2)).extract().statusCode());

        assertThat(statuses).containsOnly(201, 409);
        assertThat(Collections.frequency(statuses, 201)).isEqualTo(1);
    }

    @Test
    void aNamespaceIsThereOnceAndMustBeThere() {
        add(Map.of("id", namespace)).statusCode(409).body("code", equalTo("namespace_exists"));
        add(Map.of("id", "Not one")).statusCode(400).body("field", equalTo("id"));
        api.create(running(newKey(), "namespace", Map.of("id", "nowhere", "from", 0, "to", 1)))
                .statusCode(400)
                .body("field", equalTo("namespace.id"));
    }

    /** The list shows them all. */
    @Test
    void thereAreOnlySoManyNamespaces() {
        suite.database().update("""
                insert into experiments.experiment_namespaces (id)
                select 'crowd-' || n from generate_series(1, 200) as n
                """);
        try {
            add(Map.of("id", "one-more")).statusCode(409).body("code", equalTo("too_many_namespaces"));
            add(Map.of("id", namespace)).statusCode(409).body("code", equalTo("namespace_exists"));
        } finally {
            suite.database().update("delete from experiments.experiment_namespaces where id like 'crowd-%'");
        }
    }

    private ValidatableResponse add(Object body) {
        return api.asManager().body(body).post(EXPERIMENTS + "/namespaces").then();
    }

    private Map<String, Object> in(String key, double from, double to) {
        return running(key, "namespace", stretch(from, to));
    }

    private Map<String, Object> stretch(double from, double to) {
        return Map.of("id", namespace, "from", from, "to", to);
    }
}
