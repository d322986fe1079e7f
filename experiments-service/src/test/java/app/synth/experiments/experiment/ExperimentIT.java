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
import app.synth.experiments.testsupport.ExperimentsApi;
import app.synth.testsupport.Suite;
import app.synth.testsupport.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Defining, reading and starting experiments. */
@QuarkusIntegrationTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "experiments"),
            @ResourceArg(name = "accounts", value = "fake")
        })
class ExperimentIT {
    Suite suite;
    ExperimentsApi api;

    @BeforeEach
    void asManager() {
        api = new ExperimentsApi(suite);
    }

    @Test
    void whatWasCreatedIsFoundAgain() {
        String key = newKey();
        Map<String, Object> sent = running(key, "end_date", "2099-01-01T00:00:00Z");
        sent.put("description", "Naïve? 🎸");
        sent.put("traffic_allocation", Map.of("weights", List.of(0.1, 0.9), "coverage", 0.25));

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
    }

    @Test
    void whatIsNoExperimentAtAllIsABadRequest() {
        api.create("{\"key\": ").statusCode(400).contentType("application/problem+json");
        api.create("[]").statusCode(400);
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
        api.read(api.manager(), "no key\u0000").statusCode(404);
        api.start(newKey()).statusCode(404).body("code", equalTo("not_found"));
    }
}
