package app.synth.experiments.results;

import static app.synth.experiments.testsupport.ExperimentsApi.newKey;
import static app.synth.experiments.testsupport.ExperimentsApi.running;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import app.synth.experiments.testsupport.Crowd;
import app.synth.experiments.testsupport.PackagedExperiments;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What experiments have shown, from exposures and interactions to the answer. */
@QuarkusIntegrationTest
class ResultsIT extends PackagedExperiments {
    private static final Duration EXPOSED = Duration.ofDays(9);
    private static final Duration DONE = Duration.ofDays(8);

    /**
     * Kevin Hillstrom's e-mail test, men's mail against none: the reference figures of visits, conversions and spend.
     *
     * @see <a href="https://blog.minethatdata.com/2008/03/minethatdata-e-mail-analytics-and-data.html">MineThatData</a>
     */
    @Test
    void hillstromsFiguresComeOut() {
        String spend = api.metric("{\"kind\": \"sum\", \"action\": \"purchase\", \"value\": [\"value\"]}");
        String key = experiment("detail_view_rate", "purchase_rate", spend);
        mailed(key, "control", key + "none", 21_306, 2_262, 122, 13_908.33, 11.588);
        mailed(key, "treatment", key + "mens", 21_307, 3_894, 267, 30_311.69, 17.7546);
        crowd.folded();

        JsonPath results = api.results(key, "?method=fixed");

        assertThat(results.getLong("split.users.control")).isEqualTo(21_306);
        assertThat(results.getLong("split.users.treatment")).isEqualTo(21_307);
        String visits = treatment("detail_view_rate");
        assertThat(results.getDouble(visits + ".mean")).isCloseTo(0.18276, within(5e-6));
        assertThat(results.getDouble(visits + ".against.fixed.statistic")).isCloseTo(22.486, within(5e-4));
        String conversions = treatment("purchase_rate");
        assertThat(results.getDouble(conversions + ".against.fixed.statistic")).isCloseTo(7.3851, within(5e-5));
        assertThat(results.getDouble(conversions + ".against.fixed.p_value")).isCloseTo(1.523e-13, within(5e-16));
        assertThat(results.getDouble(conversions + ".against.fixed.lower")).isCloseTo(0.00500, within(5e-6));
        assertThat(results.getDouble(conversions + ".against.fixed.upper")).isCloseTo(0.00861, within(5e-6));
        assertThat(results.getDouble(treatment(spend) + ".against.fixed.statistic"))
                .isCloseTo(5.30009, within(5e-5));
        assertThat(results.getDouble(treatment(spend) + ".against.fixed.p_value"))
                .isCloseTo(1.164e-7, within(5e-10));
        // The smallest of three p-values is held against a third of alpha.
        assertThat(results.getDouble(treatment(spend) + ".against.fixed.p_holm"))
                .isEqualTo(results.getDouble(treatment(spend) + ".against.fixed.p_value"));
        assertThat(results.getDouble(conversions + ".against.bayesian.chance_to_win"))
                .isGreaterThan(0.9999);
        assertThat(results.getList(conversions + ".against.series.day")).hasSize(1);
        assertThat(api.results(key, "").getString("verdict.outcome")).isEqualTo("ship");
        assertThat(api.results(key, "").getString("verdict.variant")).isEqualTo("treatment");
    }

    private void mailed(
            String key, String variant, String name, int users, int visits, int buyers, double sum, double deviation) {
        crowd.exposed(key, variant, name, users, EXPOSED);
        crowd.did("detail_view", name, visits, DONE, "{}");
        double squares = deviation * deviation * (users - 1) + sum * sum / users;
        double mean = sum / buyers;
        int pairs = buyers / 2;
        double apart = Math.sqrt((squares - buyers * mean * mean) / (2 * pairs));
        crowd.did("purchase", name, 1, pairs, DONE, "{\"value\": %s}".formatted(mean - apart));
        crowd.did("purchase", name, pairs + 1, 2 * pairs, DONE, "{\"value\": %s}".formatted(mean + apart));
        crowd.did("purchase", name, 2 * pairs + 1, buyers, DONE, "{\"value\": %s}".formatted(mean));
    }

    @Test
    void aSampleRatioMismatchBlocksTheVerdictAndSaysWhy() {
        String key = experiment("purchase_rate");
        crowd.exposed(key, "control", key + "c", 600, EXPOSED);
        crowd.exposed(key, "treatment", key + "t", 400, EXPOSED);
        crowd.did("purchase", key + "t", 300, DONE, "{}");
        crowd.folded();

        JsonPath results = api.results(key, "");

        assertThat(results.getDouble("split.p_value")).isCloseTo(2.54e-10, within(1e-12));
        assertThat(results.getBoolean("split.broken")).isTrue();
        assertThat(results.getString("verdict.outcome")).isEqualTo("broken");
        assertThat(results.<String>getList("verdict.reasons.code")).contains("sample_ratio_mismatch");
    }

    @Test
    void whoSawTwoVariantsOrAWrongOneOrHasAnOverrideCountsNowhere() {
        String key = experiment("purchase_rate", "purchase_value");
        crowd.exposed(key, "control", key + "c", 100, EXPOSED);
        crowd.exposed(key, "treatment", key + "t", 100, EXPOSED);
        crowd.exposed(key, 1, "treatment", key + "wrong", 3, EXPOSED, false);
        crowd.did("purchase", key + "c", 50, DONE, "{\"value\": 10}");
        crowd.did("purchase", key + "wrong", 3, DONE, "{\"value\": 10}");
        crowd.folded();
        suite.database().update("""
                insert into experiments.experiment_other_variants (experiment_id, subject, phase, variant_name)
                select id, ?, 1, 'treatment' from experiments.ab_experiments where key = ?
                """, Crowd.user(key + "c", 1).toString(), key);
        suite.database()
                .update(
                        "update experiments.ab_experiments set overrides = jsonb_build_object(?, 'control') where key = ?",
                        Crowd.user(key + "c", 2).toString(),
                        key);

        JsonPath results = api.results(key, "");

        assertThat(results.getLong("split.with_two_variants")).isEqualTo(1);
        assertThat(results.getLong("split.unexpected")).isEqualTo(3);
        assertThat(results.getLong("split.overridden")).isEqualTo(1);
        assertThat(results.getLong("split.users.control")).isEqualTo(98);
        assertThat(results.getLong("split.users.treatment")).isEqualTo(100);
        assertThat(results.getDouble(control("purchase_rate") + ".total")).isEqualTo(48);
        assertThat(results.getDouble(control("purchase_value") + ".total")).isEqualTo(480);
    }

    @Test
    void aSubjectOfTwoPhasesCountsOnceOverAllFromItsFirst() {
        String key = experiment("purchases_per_user");
        crowd.exposed(key, "control", key + "c", 40, EXPOSED);
        crowd.did("purchase", key + "c", 10, DONE, "{}");
        crowd.folded();
        api.set(key, "phase = 2");
        crowd.exposed(key, 2, "control", key + "c", 20, Duration.ofDays(5), true);
        crowd.exposed(key, 2, "treatment", key + "t", 5, Duration.ofDays(5), true);
        crowd.did("purchase", key + "c", 4, Duration.ofDays(4), "{}");
        crowd.folded();

        assertThat(api.results(key, "").getLong("split.users.control")).isEqualTo(40);
        assertThat(api.results(key, "").getDouble(control("purchases_per_user") + ".total"))
                .isEqualTo(14);
        assertThat(api.results(key, "?phase=2").getLong("split.users.control")).isEqualTo(20);
        assertThat(api.results(key, "?phase=2").getLong("split.first_users.control"))
                .isZero();
        assertThat(api.results(key, "?phase=2").getDouble(control("purchases_per_user") + ".total"))
                .isEqualTo(4);
    }

    @Test
    void whoSawTwoVariantsInALaterPhaseStillCountsInTheFirst() {
        String key = experiment("purchase_rate");
        crowd.exposed(key, "control", key + "c", 40, EXPOSED);
        api.set(key, "phase = 2");
        crowd.exposed(key, 2, "control", key + "c", 20, Duration.ofDays(5), true);
        suite.database().update("""
                insert into experiments.experiment_other_variants (experiment_id, subject, phase, variant_name)
                select id, ?, 2, 'treatment' from experiments.ab_experiments where key = ?
                """, Crowd.user(key + "c", 1).toString(), key);
        crowd.folded();

        assertThat(api.results(key, "?phase=1").getLong("split.users.control")).isEqualTo(40);
        assertThat(api.results(key, "?phase=2").getLong("split.users.control")).isEqualTo(19);
        assertThat(api.results(key, "").getLong("split.users.control")).isEqualTo(39);
    }

    @Test
    void aMetricThatComesLaterIsFilledFromThePast() {
        String key = experiment("purchase_rate");
        crowd.did("search", key + "c", 700, DONE, "{}");
        crowd.did("search", key + "t", 800, Duration.ofDays(12), "{}");
        crowd.exposed(key, "control", key + "c", 3_000, EXPOSED);
        crowd.exposed(key, "treatment", key + "t", 3_000, EXPOSED);
        crowd.folded();

        suite.database().update("""
                update experiments.ab_experiments set guardrail_metrics = '{search_rate}' where key = ?
                """, key);
        crowd.folded();

        JsonPath results = api.results(key, "?method=fixed_cuped&dimension=returning");
        assertThat(results.getDouble(control("search_rate") + ".total")).isEqualTo(700);
        assertThat(results.getDouble(treatment("search_rate") + ".total")).isZero();
        assertThat(results.getDouble(treatment("search_rate") + ".against.cuped.theta"))
                .isFinite();
        assertThat(results.<String>getList("breakdown.segments.value")).containsExactly("new", "returning");
        assertThat(results.getLong("breakdown.segments[1].metrics[0].variants[1].users"))
                .isEqualTo(800);
    }

    @Test
    void numbersAreWinsorisedAtTheQuantileOfThoseWhoHaveOne() {
        String metric = api.metric("""
                {"kind": "sum", "action": "purchase", "value": ["value"], "cap": {"quantile": 0.9}}
                """);
        String key = experiment(metric);
        crowd.exposed(key, "control", key + "c", 50, EXPOSED);
        crowd.exposed(key, "treatment", key + "t", 50, EXPOSED);
        crowd.did("purchase", key + "c", 10, DONE, "{\"value\": 5}");
        crowd.did("purchase", key + "t", 1, 9, DONE, "{\"value\": 7}");
        crowd.did("purchase", key + "t", 10, 10, DONE, "{\"value\": 1000}");
        crowd.folded();

        JsonPath results = api.results(key, "");

        assertThat(results.getDouble(metric(metric) + ".cap")).isEqualTo(7);
        assertThat(results.getDouble(treatment(metric) + ".total")).isEqualTo(70);
        assertThat(results.getDouble(control(metric) + ".total")).isEqualTo(50);
    }

    @Test
    void withoutUsersEverythingIsUnknownWithAReason() {
        String key = experiment("purchase_rate", "click_through_rate");
        JsonPath results = api.results(key, "?dimension=source");

        assertThat(results.getString("verdict.outcome")).isEqualTo("keep_going");
        assertThat(results.<String>getList("verdict.reasons.code")).contains("no_users");
        assertThat(results.getString("split.why_not")).isEqualTo("a variant has no users");
    }

    @Test
    void aMetricThatDoesNotExistIsSaidToBeUnknown() {
        String key = experiment("purchase_rate");
        suite.database().update("update experiments.ab_experiments set success_metrics = '{gone}' where key = ?", key);
        assertThat(api.results(key, "").getString("metrics[0].state")).isEqualTo("unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "phase=0, phase",
        "phase=x, phase",
        "phase=2, phase",
        "phase=99, phase",
        "dimension=country, dimension",
        "method=magic, method"
    })
    void whatCannotBeAskedIsNamed(String query, String field) {
        String key = experiment("purchase_rate");
        api.get("/api/v1/experiments/" + key + "/results?" + query)
                .statusCode(400)
                .body("code", equalTo("invalid_field"))
                .body("field", equalTo(field));
    }

    @Test
    void whoMayNotSeeDoesNotSee() {
        String key = experiment("purchase_rate");
        given().auth()
                .oauth2(suite.tokens().user(UUID.randomUUID()))
                .get("/api/v1/experiments/" + key + "/results")
                .then()
                .statusCode(403);
        given().get("/api/v1/experiments/" + key + "/results").then().statusCode(401);
        api.get("/api/v1/experiments/unknown-" + key + "/results").statusCode(404);
    }

    /** A running one, started ten days ago. */
    private String experiment(String... metrics) {
        String key = newKey();
        Map<String, Object> experiment = running(key, "success_metrics", List.of(metrics));
        api.create(experiment).statusCode(201);
        crowd.started(key, Duration.ofDays(10));
        return key;
    }

    private static String metric(String key) {
        return "metrics.find { it.metric == '" + key + "' }";
    }

    private static String control(String metric) {
        return metric(metric) + ".variants[0]";
    }

    private static String treatment(String metric) {
        return metric(metric) + ".variants[1]";
    }
}
