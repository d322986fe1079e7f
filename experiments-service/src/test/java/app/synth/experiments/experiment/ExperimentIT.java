package app.synth.experiments.experiment;

import static app.synth.experiments.testsupport.ExperimentsApi.EXPERIMENTS;
import static app.synth.experiments.testsupport.ExperimentsApi.newKey;
import static app.synth.experiments.testsupport.ExperimentsApi.running;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import app.synth.experiments.testsupport.AtOnce;
import app.synth.experiments.testsupport.PackagedExperiments;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Defining, reading and starting experiments. */
@QuarkusIntegrationTest
class ExperimentIT extends PackagedExperiments {
    @Test
    void whatWasCreatedIsFoundAgain() {
        String key = newKey();
        Map<String, Object> sent = running(key, "end_date", "2099-01-01T00:00:00Z");
        sent.put("description", "Naïve? 🎸");
        sent.put("traffic_allocation", Map.of("weights", List.of(0.1, 0.9), "coverage", 0.25));

        sent.put("condition", Map.of("tier", "premium"));
        sent.put("overrides", Map.of("somebody", "treatment"));
        sent.put("in_holdout", false);
        sent.put("guardrail_metrics", List.of("day_7_retention"));
        sent.put("alpha", 0.01);

        Map<String, Object> created = api.create(sent)
                .statusCode(201)
                .header("Location", EXPERIMENTS + "/" + key)
                .body("id", notNullValue())
                .body("key", equalTo(key))
                .body("description", equalTo("Naïve? 🎸"))
                .body("start_date", notNullValue())
                .body("end_date", equalTo("2099-01-01T00:00:00Z"))
                .body("is_active", equalTo(true))
                .body("state", equalTo("running"))
                .body("variants.name", contains("control", "treatment"))
                .body("variants[1].value", hasEntry("label", "Buy for 25"))
                .body("traffic_allocation.weights", contains(0.1f, 0.9f))
                .body("traffic_allocation.coverage", equalTo(0.25f))
                .body("success_metrics", contains("click_through_rate"))
                .body("condition.tier", equalTo("premium"))
                .body("overrides.somebody", equalTo("treatment"))
                .body("in_holdout", equalTo(false))
                .body("guardrail_metrics", contains("day_7_retention"))
                .body("alpha", equalTo(0.01f))
                .body("phase", equalTo(1))
                .body("namespace", nullValue())
                .body("decision", nullValue())
                .header("ETag", "\"0\"")
                .body("seed", equalTo(key))
                .body("hash_version", equalTo(2))
                .body("hash_attribute", equalTo("user_id"))
                .body("created_by", equalTo(api.manager().toString()))
                .body("version", equalTo(0))
                .extract()
                .jsonPath()
                .getMap("");

        assertThat(api.read(api.manager(), key)
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .<String, Object>getMap(""))
                .isEqualTo(created);
    }

    @Test
    void onlyThoseWhoManageExperimentsMay() {
        UUID user = UUID.randomUUID();
        api.create(user, running(newKey()))
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("permission_denied"))
                .body("missing_permission", contains("manage_experiments"));
        api.read(user, newKey()).statusCode(403);
        given().get(EXPERIMENTS + "/any").then().statusCode(401).body("code", equalTo("unauthenticated"));
    }

    @Test
    void withoutAccountsNobodyIsLetIn() {
        UUID user = UUID.randomUUID();
        suite.accounts().grant(user, "manage_experiments").failing();
        try {
            api.create(user, running(newKey()))
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("permissions_unavailable"));
        } finally {
            suite.accounts().up();
        }
    }

    @Test
    void theWrongFieldIsNamed() {
        api.create(running("Not a key"))
                .statusCode(400)
                .body("code", equalTo("invalid_field"))
                .body("field", equalTo("key"));
        api.create(running(newKey(), "traffic_allocation", Map.of("weights", List.of(0.5, 0.4))))
                .statusCode(400)
                .body("code", equalTo("invalid_field"))
                .body("field", equalTo("traffic_allocation.weights"));
        api.create(running(newKey(), "end_date", "soon")).statusCode(400).body("field", equalTo("end_date"));
        api.create(running(newKey(), "state", "completed")).statusCode(400).body("field", equalTo("state"));
        api.create(running(newKey(), "guardrail_metrics", List.of("day_7_retention", "happiness")))
                .statusCode(400)
                .body("code", equalTo("invalid_field"))
                .body("field", equalTo("guardrail_metrics[1]"));
        api.create(running(newKey(), "condition", Map.of("country", Map.of("$within", List.of("CH")))))
                .statusCode(400)
                .body("code", equalTo("invalid_field"))
                .body("field", equalTo("condition.country.$within"));
        api.create("{\"key\": \"" + newKey() + "\", \"variants\": [{\"name\": \"a\", \"value\": 1e999999}]}")
                .statusCode(400)
                .body("field", equalTo("variants[0].value"));
    }

    @Test
    void whatIsNoExperimentAtAllIsABadRequest() {
        api.create("{\"key\": ").statusCode(400).contentType("application/problem+json");
        api.create("[]").statusCode(400).body("field", equalTo("body"));
        api.create("null").statusCode(400).body("field", equalTo("body"));
        api.create(running(newKey(), "variants", "two")).statusCode(400);
    }

    @Test
    void aKeyAndANameAreTakenOnce() {
        String key = newKey();
        api.create(running(key)).statusCode(201);
        api.create(running(key, "name", "Another name " + key))
                .statusCode(409)
                .body("code", equalTo("experiment_exists"));
        api.create(running(newKey(), "name", "Experiment " + key))
                .statusCode(409)
                .body("code", equalTo("experiment_exists"));
    }

    @Test
    void anArchivedOnesKeyIsNotUsedAgain() {
        String key = newKey();
        api.create(running(key, "state", "draft")).statusCode(201);
        api.move(key, "archive", Map.of()).statusCode(200);

        api.create(running(key, "name", "Another name " + key))
                .statusCode(409)
                .body("code", equalTo("experiment_exists"));
    }

    @Test
    void listsArePagedSearchedAndByState() {
        String word = "w" + UUID.randomUUID().toString().substring(0, 8);
        List<String> keys = IntStream.range(0, 3).mapToObj(i -> word + "-" + i).toList();
        keys.forEach(key -> api.create(running(key, "state", "draft")).statusCode(201));
        api.start(keys.get(1)).statusCode(200);
        api.move(keys.get(2), "archive", Map.of()).statusCode(200);

        assertThat(listed("search", word.toUpperCase(Locale.ROOT), "limit", "1"))
                .containsExactly(keys.get(1), keys.get(0));
        assertThat(listed("search", word, "state", "draft")).containsExactly(keys.get(0));
        assertThat(listed("search", word, "state", "running")).containsExactly(keys.get(1));
        assertThat(listed("search", word, "state", "archived")).containsExactly(keys.get(2));
        assertThat(listed("search", word + "%")).isEmpty();
        api.asManager()
                .get(EXPERIMENTS + "?state=sleeping")
                .then()
                .statusCode(400)
                .body("field", equalTo("state"));
        api.asManager().get(EXPERIMENTS + "?limit=0").then().statusCode(400).body("field", equalTo("limit"));
        api.asManager().get(EXPERIMENTS + "?cursor=x").then().statusCode(400).body("field", equalTo("cursor"));
    }

    /** The keys on all pages. */
    private List<String> listed(String... parameters) {
        List<String> keys = new ArrayList<>();
        String next = null;
        do {
            RequestSpecification call = api.asManager();
            for (int i = 0; i < parameters.length; i += 2) {
                call.queryParam(parameters[i], parameters[i + 1]);
            }
            if (next != null) {
                call.queryParam("cursor", next);
            }
            JsonPath page =
                    call.get(EXPERIMENTS).then().statusCode(200).extract().jsonPath();
            keys.addAll(page.getList("items.key"));
            next = page.getString("next");
        } while (next != null);
        return keys;
    }

    @Test
    void ofManyAtOnceOneIsCreated() throws Exception {
        String key = newKey();
        List<Integer> statuses =
                AtOnce.times(8, () -> api.create(running(key)).extract().statusCode());

        assertThat(statuses)
                .containsOnly(201, 409)
                .satisfies(all -> assertThat(Collections.frequency(all, 201)).isEqualTo(1));
        assertThat(suite.database().count("select count(*) from experiments.ab_experiments where key = ?", key))
                .isEqualTo(1);
    }

    @Test
    void aDraftIsStartedOnce() throws Exception {
        String key = newKey();
        api.create(running(key, "state", "draft"))
                .statusCode(201)
                .body("is_active", equalTo(false))
                .body("start_date", nullValue());

        List<Integer> statuses = AtOnce.times(4, () -> api.start(key).extract().statusCode());

        assertThat(statuses)
                .containsOnly(200, 409)
                .satisfies(all -> assertThat(Collections.frequency(all, 200)).isEqualTo(1));
        api.read(api.manager(), key)
                .body("is_active", equalTo(true))
                .body("start_date", notNullValue())
                .body("version", equalTo(1));
        api.start(key).statusCode(409).body("code", equalTo("illegal_transition"));
    }

    @Test
    void anUnknownKeyIsNotFound() {
        api.read(api.manager(), newKey()).statusCode(404).body("code", equalTo("not_found"));
        api.read(api.manager(), "no key").statusCode(404).body("code", equalTo("not_found"));
        api.start(newKey()).statusCode(404).body("code", equalTo("not_found"));
    }
}
