package app.synth.tracking.plan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import app.synth.localstack.postgres.DatabaseAccess;
import app.synth.localstack.topology.ServiceName;
import app.synth.tracking.action.Action;
import app.synth.tracking.action.EventType;
import app.synth.tracking.testsupport.Mappings;
import app.synth.tracking.testsupport.PackagedTracking;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas' counts and rules, by the service's own role, beside the packaged service. */
@QuarkusIntegrationTest
class ViolationCountsIT extends PackagedTracking {
    private static final Violation MISSING = violation("source", "required");
    private static final Violation WRONG = violation("position", "type");

    private final Vertx vertx = Vertx.vertx();
    private final String source = "source-" + UUID.randomUUID();
    private Pool pool;
    private ViolationCounts one;
    private ViolationCounts other;

    @BeforeEach
    void twoReplicas() {
        DatabaseAccess access = suite.database().access(ServiceName.TRACKING);
        pool = Pool.newInstance(PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(4))
                .connectingTo(PgConnectOptions.fromUri(access.url())
                        .setUser(access.username())
                        .setPassword(access.password()))
                .using(vertx)
                .build());
        one = counts();
        other = counts();
        suite.accounts().grant(user, "manage_tracking");
    }

    @AfterEach
    void close() {
        pool.closeAndAwait();
        vertx.close();
    }

    @Test
    void countsOfAllReplicasAddUp() {
        one.record(source, List.of(MISSING, WRONG), "{\"position\":\"x\"}");
        one.record(source, List.of(MISSING), "{}");
        one.record(source, List.of(), "{}");
        other.record(source, List.of(MISSING), "{}");
        one.write().await().indefinitely();
        other.write().await().indefinitely();
        one.write().await().indefinitely();
        given().auth()
                .oauth2(suite.tokens().user(user))
                .get("/api/v1/tracking-plan/violations?source=" + source)
                .then()
                .statusCode(200)
                .body("items.field", contains("source", "position"))
                .body("items.violations", contains(3, 1))
                .body("items[1].sample", equalTo("{\"position\":\"x\"}"))
                .body("items[0].rule", equalTo("click/event"))
                .body("items[0].version", equalTo(2))
                .body("items", hasSize(2));
    }

    @Test
    void replicasThatWriteAtOnceDoNotBlockEachOther() {
        List<Violation> violations = IntStream.range(0, 200)
                .mapToObj(i -> violation("field-" + i, "required"))
                .collect(java.util.stream.Collectors.toList());
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(violations, new Random(round));
            one.record(source, violations, "{}");
            other.record(source, violations.reversed(), "{}");
            CompletableFuture<Void> first = one.write().subscribeAsCompletionStage();
            CompletableFuture<Void> second = other.write().subscribeAsCompletionStage();
            first.join();
            second.join();
        }
        assertThat(total()).isEqualTo(20 * 2 * 200);
    }

    @Test
    void aLongSampleIsCutAndWhatNoDatabaseHoldsIsReplaced() {
        one.record(source, List.of(MISSING), "\0" + "é".repeat(5_000));
        one.write().await().indefinitely();
        assertThat((String) suite.database()
                        .value("select sample from tracking.tracking_plan_violations where source = ?", source))
                .isEqualTo("?" + "é".repeat(1_023));
    }

    @Test
    void thereIsAnEndOfWhatIsKept() {
        IntStream.range(0, 10_100).forEach(i -> one.record(source, List.of(violation("field-" + i, "required")), "{}"));
        one.write().await().indefinitely();
        assertThat(total()).isEqualTo(10_000);
    }

    @Test
    void countsAndRulesOutliveAnOutage() {
        TrackingPlans plans = new TrackingPlans(new PgRules(pool, new ObjectMapper()));
        plans.refresh().await().indefinitely();
        TrackingPlan plan = plans.current();
        suite.stopDatabase();
        try {
            one.record(source, List.of(MISSING), "{}");
            one.write().await().indefinitely();
            plans.look().await().indefinitely();
            one.record(source, List.of(MISSING), "{}");
            assertThat(plans.current()).isSameAs(plan);
        } finally {
            suite.startDatabase();
        }
        one.write().onFailure().retry().atMost(10).await().indefinitely();
        one.write().await().indefinitely();
        assertThat(total()).isEqualTo(2);
    }

    @Test
    void aChangeReachesTheOtherReplicas() {
        TrackingPlans plans = new TrackingPlans(new PgRules(pool, new ObjectMapper()));
        String entity = "thing-" + UUID.randomUUID();
        plans.refresh().await().indefinitely();
        assertThat(judged(plans, entity)).isEmpty();
        given().auth()
                .oauth2(suite.tokens().user(user))
                .contentType("application/json")
                .body("{\"type\":\"object\",\"required\":[\"a\"]}")
                .put("/api/v1/tracking-plan/rules/custom/" + entity)
                .then()
                .statusCode(201);
        plans.look().await().indefinitely();
        assertThat(judged(plans, entity))
                .singleElement()
                .extracting(Violation::field)
                .isEqualTo("a");
        TrackingPlan plan = plans.current();
        plans.look().await().indefinitely();
        assertThat(plans.current()).as("nothing changed").isSameAs(plan);
    }

    private static List<Violation> judged(TrackingPlans plans, String entity) {
        return plans.current().violations(EventType.CUSTOM, entity, Action.OTHER, SeedRules.json("{}"));
    }

    private ViolationCounts counts() {
        return new ViolationCounts(
                new PgViolations(pool), Mappings.defaults(TrackingPlanConfig.class), new SimpleMeterRegistry());
    }

    private long total() {
        return suite.database()
                .count(
                        "select sum(violations)::bigint from tracking.tracking_plan_violations where source = ?",
                        source);
    }

    private static Violation violation(String field, String keyword) {
        return new Violation("click/event", 2, field, keyword, field + " is wrong");
    }
}
