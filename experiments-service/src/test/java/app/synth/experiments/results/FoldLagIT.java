package app.synth.experiments.results;

import static app.synth.experiments.testsupport.ExperimentsApi.newKey;
import static app.synth.experiments.testsupport.ExperimentsApi.running;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.synth.experiments.testsupport.PackagedExperiments;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How far behind the results are, as operators see it. */
@QuarkusIntegrationTest
class FoldLagIT extends PackagedExperiments {
    private static final Pattern LAG = Pattern.compile("(?m)^synth_results_lag_seconds(?:\\{.*})? (\\S+)$");

    @Test
    void nothingLagsOnceEverythingIsFolded() {
        crowd.did("purchase", newKey(), 5, Duration.ofHours(1), "{}");
        crowd.folded();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(lag()).isZero());
    }

    /** What is written while it is open may not be folded before it has ended. */
    @Test
    void anOpenTransactionHoldsInteractionsAndExposuresBack() throws Exception {
        String key = newKey();
        api.create(running(key)).statusCode(201);
        crowd.folded();
        try (Connection open = suite.database().connection();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            crowd.did("purchase", key, 1, Duration.ofHours(1), "{}");
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(lag()).isBetween(8.0, 1e9));
            open.rollback();
        }
        crowd.folded();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(lag()).isZero());
    }

    @Test
    void aCursorAheadOfItsServerIsInfinitelyFarBehind() {
        crowd.folded();
        suite.database().update("""
                update experiments.experiment_results_cursor set position = (position::text::numeric + 1e12)::text::xid8
                """);
        try {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(lag()).isEqualTo(Double.POSITIVE_INFINITY));
        } finally {
            suite.database().update("""
                    update experiments.experiment_results_cursor set position = (position::text::numeric - 1e12)::text::xid8
                    """);
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(lag()).isZero());
    }

    private double lag() {
        return LAG.matcher(given().get(suite.management().resolve("/q/metrics"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .results()
                .map(MatchResult::group)
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToDouble(text -> text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text))
                .findFirst()
                .orElseThrow();
    }
}
