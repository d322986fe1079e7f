package app.synth.experiments.decision;

import static app.synth.experiments.testsupport.ExperimentsApi.EXPERIMENTS;
import static app.synth.experiments.testsupport.ExperimentsApi.newKey;
import static app.synth.experiments.testsupport.ExperimentsApi.running;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import app.synth.experiments.assignment.Bucket;
import app.synth.experiments.testsupport.PackagedExperiments;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a user gets. */
@QuarkusIntegrationTest
class AssignmentIT extends PackagedExperiments {
    private static final int USERS = 150;

    @Test
    void theHashDecidesAndNothingIsStored() {
        String key = newKey();
        api.create(running(key)).statusCode(201);
        UUID left = userIn(key, bucket -> bucket < 5_000);
        UUID right = userIn(key, bucket -> bucket >= 5_000);

        api.assignment(left, key)
                .statusCode(200)
                .body("experiment", equalTo(key))
                .body("variant", equalTo("control"))
                .body("value", equalTo("Buy"))
                .body("in_experiment", equalTo(true))
                .body("bucket", equalTo(Bucket.of(key, left.toString()).number()))
                .body("reason", equalTo("SPLIT"));
        api.assignment(right, key).body("variant", equalTo("treatment")).body("value.label", equalTo("Buy for 25"));
        assertThat(suite.database()
                        .count(
                                "select count(*) from experiments.user_experiment_assignments where user_id in (?, ?)",
                                left,
                                right))
                .isZero();
    }

    @Test
    void manyUsersAreSplitEvenlyAndEachOneAlwaysGetsTheSame() {
        String key = newKey();
        api.create(running(key)).statusCode(201);
        List<UUID> users = Stream.generate(UUID::randomUUID).limit(USERS).toList();

        List<String> first = variants(users, key);

        // Half of 150, give or take four standard deviations.
        assertThat(first.stream().filter("treatment"::equals).count()).isBetween(51L, 99L);
        assertThat(variants(users.subList(0, 20), key)).isEqualTo(first.subList(0, 20));
    }

    @Test
    void outsideTheCoverageIsNotInTheExperiment() {
        String key = newKey();
        api.create(running(key, "traffic_allocation", Map.of("weights", List.of(0.5, 0.5), "coverage", 0.5)))
                .statusCode(201);

        api.assignment(userIn(key, bucket -> bucket >= 2_500 && bucket < 5_000), key)
                .statusCode(200)
                .body("variant", nullValue())
                .body("value", nullValue())
                .body("in_experiment", equalTo(false))
                .body("reason", equalTo("NOT_COVERED"));
        api.assignment(userIn(key, bucket -> bucket >= 5_000 && bucket < 7_500), key)
                .body("variant", equalTo("treatment"));
    }

    @Test
    void anExperimentThatIsNotActiveHasNobody() {
        Map<String, Object> draft = running(newKey(), "state", "draft");
        Map<String, Object> later = running(newKey(), "start_date", "2099-01-01T00:00:00Z");
        Map<String, Object> over = running(newKey(), "start_date", "2020-01-01T00:00:00Z");
        over.put("end_date", "2020-02-01T00:00:00Z");

        Stream.of(draft, later, over).forEach(experiment -> {
            api.create(experiment).statusCode(201).body("is_active", equalTo(false));
            api.assignment(UUID.randomUUID(), (String) experiment.get("key"))
                    .statusCode(200)
                    .body("variant", nullValue())
                    .body("in_experiment", equalTo(false))
                    .body("reason", equalTo("DISABLED"));
        });
    }

    @Test
    void aStartedDraftAssignsAtOnce() {
        String key = newKey();
        api.create(running(key, "state", "draft")).statusCode(201);
        api.start(key).statusCode(200);
        api.assignment(UUID.randomUUID(), key).body("in_experiment", equalTo(true));
    }

    @Test
    void aUserNeedsATokenAndTheExperimentMustExist() {
        given().get(EXPERIMENTS + "/any/assignment").then().statusCode(401).body("code", equalTo("unauthenticated"));
        api.assignment(UUID.randomUUID(), newKey()).statusCode(404).body("code", equalTo("not_found"));
    }

    private List<String> variants(List<UUID> users, String key) {
        return users.stream()
                .map(user -> api.assignment(user, key).extract().<String>path("variant"))
                .toList();
    }

    private static UUID userIn(String seed, IntPredicate bucket) {
        return Stream.generate(UUID::randomUUID)
                .filter(user -> bucket.test(Bucket.of(seed, user.toString()).number()))
                .findFirst()
                .orElseThrow();
    }
}
