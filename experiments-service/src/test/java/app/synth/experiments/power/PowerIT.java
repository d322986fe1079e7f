package app.synth.experiments.power;

import static app.synth.experiments.testsupport.ExperimentsApi.newKey;
import static app.synth.experiments.testsupport.ExperimentsApi.running;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import app.synth.experiments.testsupport.PackagedExperiments;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans over the API. */
@QuarkusIntegrationTest
class PowerIT extends PackagedExperiments {
    private static final String POWER = "/api/v1/experiments/power";

    /** The textbook's 10 % to 11 %: about 14,750 users a variant. */
    @Test
    void saysHowManyUsersAndDays() {
        JsonPath plan = plan("""
                {"baseline": {"share": 0.1}, "minimum_lift": 0.1, "method": "fixed", "users_per_day": 2000}
                """);
        assertThat(plan.getLong("users_per_variant[0]")).isBetween(14_700L, 14_800L);
        assertThat(plan.getLong("users_needed")).isEqualTo(2 * plan.getLong("users_per_variant[1]"));
        assertThat(plan.getLong("days_left")).isEqualTo(15);
        assertThat(plan.getString("why_not.detectable_change")).isNotNull();
    }

    @Test
    void saysWhatCanBeFound() {
        JsonPath plan = plan("""
                {"baseline": {"mean": 10, "standard_deviation": 20}, "method": "fixed", "users": 29502}
                """);
        double change = plan.getDouble("detectable_change");
        assertThat(plan.getDouble("detectable_lift")).isCloseTo(change / 10, within(1e-9));
        assertThat(plan.getString("users_needed")).isNull();

        JsonPath again = plan("""
                {"baseline": {"mean": 10, "standard_deviation": 20}, "method": "fixed", "users": 29502, "minimum_change": %s}
                """.formatted(change));
        assertThat(again.getDouble("power_now")).isCloseTo(0.8, within(1e-3));
    }

    @Test
    void inTheMiddleGoesByWhatTheControlHasShown() {
        String key = newKey();
        api.create(running(key, "success_metrics", List.of("purchase_rate", "search_rate")))
                .statusCode(201);
        crowd.started(key, Duration.ofDays(3));
        crowd.exposed(key, "control", key + "c", 500, Duration.ofDays(2));
        crowd.exposed(key, "treatment", key + "t", 500, Duration.ofDays(2));
        crowd.did("purchase", key + "c", 50, Duration.ofDays(1), "{}");
        crowd.did("purchase", key + "t", 400, Duration.ofDays(1), "{}");
        crowd.folded();

        JsonPath plan = plan("{\"experiment\": \"%s\", \"minimum_lift\": 0.2}".formatted(key));

        assertThat(plan.getString("metric")).isEqualTo("purchase_rate");
        assertThat(plan.getDouble("baseline_mean")).isCloseTo(0.1, within(1e-12));
        assertThat(plan.getLong("users")).isEqualTo(1_000);
        assertThat(plan.getDouble("users_per_day")).isEqualTo(500);
        assertThat(plan.getDouble("alpha_per_comparison")).isEqualTo(0.025);
        long left = plan.getLong("users_needed") - 1_000;
        assertThat(plan.getLong("users_left")).isEqualTo(left);
        assertThat(plan.getLong("days_left")).isEqualTo((left + 499) / 500);

        assertThat(plan("{\"metric\": \"search_rate\", \"baseline\": {\"share\": 0.5}, \"minimum_change\": 0.1}")
                        .getString("experiment"))
                .isNull();
        api.post(POWER, "{\"experiment\": \"%s\", \"metric\": \"search_rate\"}".formatted(key))
                .statusCode(409)
                .body("code", equalTo("baseline_unknown"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{} | baseline",
                "{'baseline': {'share': 1}} | baseline.share",
                "{'baseline': {'mean': 1}} | baseline.standard_deviation",
                "{'baseline': {}} | baseline.mean",
                "{'baseline': {'share': 0.1}, 'alpha': 0.5} | alpha",
                "{'baseline': {'share': 0.1}, 'power': 1} | power",
                "{'baseline': {'share': 0.1}, 'method': 'magic'} | method",
                "{'baseline': {'share': 0.1}, 'weights': [1]} | weights",
                "{'baseline': {'share': 0.1}, 'weights': [1, 0]} | weights",
                "{'baseline': {'share': 0.1}, 'metrics': 0} | metrics",
                "{'baseline': {'share': 0.1}, 'users': -1} | users",
                "{'baseline': {'share': 0.1}, 'users_per_day': -1} | users_per_day",
                "{'baseline': {'share': 0.1}, 'minimum_lift': 0} | minimum_lift",
                "{'baseline': {'share': 0.1}, 'minimum_change': 0} | minimum_change",
                "{'baseline': {'share': 0.1}, 'minimum_lift': 0.1, 'minimum_change': 0.1} | minimum_change",
                "{'baseline': {'share': '0.1'}} | baseline.share",
                "{'baseline': {'share': 0.1, 'mode': 1}} | baseline.mode",
                "{'baseline': {'share': 0.1}, 'minimumLift': 0.1} | minimumLift",
                "{'baseline': {'share': 0.1}, 'users': 1.5} | users",
                "{'baseline': {'share': 0.1}, 'weights': [1, 'x']} | weights",
                "{'baseline': {'share': 0.1}, 'minimum_change': 1e999} | minimum_change",
                "{'experiment': 'there-is-none'} | experiment",
                "{'metric': 'there_is_none'} | metric"
            })
    void whatIsWrongIsNamed(String plan, String field) {
        api.post(POWER, plan.replace('\'', '"')).statusCode(400).body("field", equalTo(field));
    }

    @Test
    void onlyWhoManagesExperimentsMay() {
        given().auth()
                .oauth2(suite.tokens().user(UUID.randomUUID()))
                .contentType(ContentType.JSON)
                .body("{}")
                .post(POWER)
                .then()
                .statusCode(403);
    }

    private JsonPath plan(String body) {
        return api.post(POWER, body).statusCode(200).extract().jsonPath();
    }
}
