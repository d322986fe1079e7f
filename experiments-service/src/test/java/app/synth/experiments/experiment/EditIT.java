package app.synth.experiments.experiment;

import static app.synth.experiments.testsupport.ExperimentsApi.EXPERIMENTS;
import static app.synth.experiments.testsupport.ExperimentsApi.newKey;
import static app.synth.experiments.testsupport.ExperimentsApi.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import app.synth.experiments.testsupport.AtOnce;
import app.synth.experiments.testsupport.PackagedExperiments;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changing what an experiment is made of. */
@QuarkusIntegrationTest
class EditIT extends PackagedExperiments {
    String key;

    @BeforeEach
    void anExperiment() {
        key = newKey();
    }

    @Test
    void everythingOfADraftMayBeEdited() {
        api.create(running(key, "state", "draft")).statusCode(201);
        Map<String, Object> changes = new HashMap<>(Map.of(
                "name",
                "Renamed " + key,
                "variants",
                List.of(Map.of("name", "a"), Map.of("name", "b"), Map.of("name", "c", "value", 25.50)),
                "traffic_allocation",
                Map.of("weights", List.of(0.2, 0.3, 0.5), "coverage", 0.5),
                "condition",
                Map.of("country", Map.of("$in", List.of("CH", "AT"))),
                "seed",
                "another",
                "hash_attribute",
                "anonymous_id",
                "alpha",
                0.1,
                "success_metrics",
                List.of("ticket_click_rate")));

        api.edit(key, changes)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo("Renamed " + key))
                .body("variants.name", contains("a", "b", "c"))
                .body("traffic_allocation.weights", contains(0.2f, 0.3f, 0.5f))
                .body("condition.country.'$in'", contains("CH", "AT"))
                .body("seed", equalTo("another"))
                .body("hash_attribute", equalTo("anonymous_id"))
                .body("alpha", equalTo(0.1f))
                .body("version", equalTo(1));
        api.edit(key, changes).statusCode(200).header("ETag", "\"1\"");

        changes.clear();
        changes.put("condition", null);
        api.edit(key, changes).statusCode(200).body("condition", equalTo(Map.of()));
        api.edit(key, Map.of("traffic_allocation", Map.of("coverage", 1)))
                .body("traffic_allocation.coverage", equalTo(1.0f))
                .body("traffic_allocation.weights", contains(0.2f, 0.3f, 0.5f));
    }

    @Test
    void whatItCannotBecomeIsNamed() {
        api.create(running(key, "state", "draft")).statusCode(201);
        api.edit(key, Map.of("key", "other")).statusCode(400).body("field", equalTo("key"));
        api.edit(key, Map.of("state", "running")).statusCode(400).body("field", equalTo("state"));
        api.edit(key, Map.of("variants", List.of(Map.of("name", "a"), Map.of("name", "b"), Map.of("name", "c"))))
                .statusCode(400)
                .body("field", equalTo("traffic_allocation.weights"));
        api.edit(key, Map.of("success_metrics", List.of("happiness")))
                .statusCode(400)
                .body("field", equalTo("success_metrics[0]"));
        String other = newKey();
        api.create(running(other)).statusCode(201);
        api.edit(key, Map.of("name", "Experiment " + other)).statusCode(409).body("code", equalTo("experiment_exists"));
        api.read(key).body("version", equalTo(0));
        api.edit(newKey(), "\"0\"", Map.of("name", "Nobody")).statusCode(404);
    }

    @Test
    void whileItRunsOnlyWhatMovesNobodyIsEdited() {
        api.create(running(key, "traffic_allocation", Map.of("weights", List.of(0.5, 0.5), "coverage", 0.2)))
                .statusCode(201);

        api.edit(
                        key,
                        Map.of(
                                "description", "Changed",
                                "end_date", "2099-01-01T00:00:00Z",
                                "overrides", Map.of("somebody", "control"),
                                "guardrail_metrics", List.of("day_7_retention"),
                                "traffic_allocation", Map.of("coverage", 0.4)))
                .statusCode(200)
                .body("phase", equalTo(1))
                .body("traffic_allocation.coverage", equalTo(0.4f));
        assertThat(suite.database().query("""
                        select (p.traffic_allocation ->> 'coverage')::float8 as coverage
                        from experiments.experiment_phases p
                        join experiments.ab_experiments e on e.id = p.experiment_id
                        where e.key = ?
                        """, key)).containsExactly(Map.of("coverage", 0.4));

        refused("phase_required", Map.of("traffic_allocation", Map.of("coverage", 0.3)));
        refused("phase_required", Map.of("traffic_allocation", Map.of("weights", List.of(0.4, 0.6))));
        refused("phase_required", Map.of("condition", Map.of("tier", "free")));
        refused("phase_required", Map.of("in_holdout", false));
        refused("fixed_once_started", Map.of("seed", "another"));
        refused("fixed_once_started", Map.of("alpha", 0.2));
        refused("fixed_once_started", Map.of("hash_attribute", "anonymous_id"));
        refused(
                "fixed_once_started",
                Map.of("variants", List.of(Map.of("name", "control"), Map.of("name", "treatment"))));
    }

    @Test
    void whenItIsOverOnlyTextsAreEditedAndNothingOfAnArchivedOne() {
        api.create(running(key)).statusCode(201);
        Map<String, Object> nothing = new HashMap<>(Map.of("why", "No difference"));
        nothing.put("variant", null);
        api.move(key, "complete", nothing).statusCode(200);
        api.edit(key, Map.of("hypothesis", "As we know now")).statusCode(200);
        refused("experiment_completed", Map.of("success_metrics", List.of("ticket_click_rate")));
        api.move(key, "archive", Map.of()).statusCode(200);
        refused("experiment_archived", Map.of("hypothesis", "Once more"));
    }

    @Test
    void anEditSaysWhichVersionItIsOf() {
        api.create(running(key)).statusCode(201);
        api.asManager()
                .body(Map.of("description", "Mine"))
                .patch(EXPERIMENTS + "/{key}", key)
                .then()
                .statusCode(428)
                .body("code", equalTo("version_required"));
        api.edit(key, "\"7\"", Map.of("description", "Mine")).statusCode(412).body("code", equalTo("version_conflict"));
        api.edit(key, "W/\"0\"", Map.of("description", "Mine")).statusCode(412);
        api.read(key).body("description", nullValue());
        api.edit(key, "\"7\", \"0\"", Map.of("description", "Mine")).statusCode(200);
        api.edit(key, "*", Map.of("description", "Whatever")).statusCode(200);
    }

    @Test
    void ofTwoAtOnceOneEdits() throws Exception {
        api.create(running(key)).statusCode(201);
        List<Integer> statuses = AtOnce.times(
                6,
                () -> api.edit(
                                key,
                                "\"0\"",
                                Map.of("description", UUID.randomUUID().toString()))
                        .extract()
                        .statusCode());

        assertThat(statuses).containsOnly(200, 412);
        assertThat(Collections.frequency(statuses, 200)).isEqualTo(1);
        api.read(key).body("version", equalTo(1));
    }

    @Test
    void reweightingTakesAPhaseAndKeepsTheExposed() {
        api.create(running(key)).statusCode(201);
        UUID user = UUID.randomUUID();
        String variant = api.expose(user, Map.of("experiment", key))
                .statusCode(200)
                .extract()
                .path("variant");
        List<Double> away = variant.equals("control") ? List.of(0.0, 1.0) : List.of(1.0, 0.0);

        api.phase(key, Map.of("traffic_allocation", Map.of("weights", away)))
                .statusCode(400)
                .body("field", equalTo("why"));
        api.phase(key, Map.of("traffic_allocation", Map.of("weights", away), "why", "The other one is better"))
                .statusCode(200)
                .body("phase", equalTo(2))
                .body("state", equalTo("running"));

        api.assignment(user, key).body("variant", equalTo(variant)).body("reason", equalTo("KEPT"));
        assertThat(suite.database().query("""
                        select p.phase, p.why
                        from experiments.experiment_phases p
                        join experiments.ab_experiments e on e.id = p.experiment_id
                        where e.key = ?
                        order by p.phase
                        """, key))
                .containsExactly(
                        Map.of("phase", 1, "why", "It was started"),
                        Map.of("phase", 2, "why", "The other one is better"));
        api.phase(key, Map.of("traffic_allocation", Map.of("weights", away), "why", "Again"))
                .statusCode(409)
                .body("code", equalTo("illegal_transition"));
        api.phase(key, Map.of("seed", "another", "why", "Shuffle"))
                .statusCode(400)
                .body("field", equalTo("seed"));
    }

    @Test
    void aDraftHasNoPhases() {
        api.create(running(key, "state", "draft")).statusCode(201);
        api.phase(key, Map.of("in_holdout", false, "why", "Why not"))
                .statusCode(409)
                .body("code", equalTo("illegal_transition"));
    }

    private void refused(String code, Object changes) {
        api.edit(key, changes).statusCode(409).body("code", equalTo(code));
    }
}
