package app.synth.analytics.rollup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A dump that was restored into a server whose transactions have not come as far: what is said, and what mends it. */
@QuarkusIntegrationTest
@TestProfile(RestoredDatabaseIT.OfItsOwn.class)
class RestoredDatabaseIT extends RolledUp {
    private static final int TRANSACTIONS = 20_000;
    private static final Path LOG = Path.of("target", "quarkus.log");

    /** A cursor that stands still would be in the way of others. */
    public static final class OfItsOwn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("analytics.rollup.verify-at", "off");
        }
    }

    @Test
    void aCursorAheadOfItsServerIsToldAndCanBeMended() throws Exception {
        UUID user = UUID.randomUUID();
        String event = "restored-" + UUID.randomUUID();
        Instant at = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(12, ChronoUnit.HOURS);
        LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
        store(click(event, user, null, at));
        awaitRolledUp();
        assertThat(state().getBoolean("cursor_ahead")).isFalse();
        assertThat(state().getInt("lag_rows")).isZero();

        long said = errors();
        suite.database()
                .update("update analytics.rollup_cursor set position =" + " (pg_current_xact_id()::text::numeric + "
                        + TRANSACTIONS + ")::text::xid8");
        store(click(event, null, "visitor-" + event, at));
        suite.database()
                .update(
                        "insert into tracking.identities (anonymous_id, user_id, claimed_at) values (?, ?, now())",
                        "visitor-" + event,
                        user);
        JsonPath ahead = state();
        assertThat(ahead.getBoolean("cursor_ahead")).isTrue();
        assertThat((Object) ahead.get("lag_rows")).isNull();
        assertThat((Object) ahead.get("lag_seconds")).isNull();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(metrics())
                        .contains("synth_rollup_lag_seconds +Inf")
                        .contains("synth_rollup_lag_rows NaN"));
        state();
        assertThat(errors()).as("said once, however often it is looked").isEqualTo(said + 1);

        letTransactionsPass();
        store(click(event, user, null, at));
        awaitRolledUp();
        assertThat(state().getBoolean("cursor_ahead")).isFalse();
        assertThat(clicks(event)).as("what came in between is missing").isEqualTo(2);
        check("rebuild", day, day);
        assertThat(clicks(event)).isEqualTo(3);
        assertThat(suite.database().count("""
                        select events_clicked from analytics.analytics_user_daily where user_id = ?
                        """, user))
                .as("and so is who the visitor was")
                .isEqualTo(3);
        assertThat(verify(day, day).getList("sample")).isEmpty();
    }

    private JsonPath state() {
        return given().auth()
                .oauth2(suite.tokens().user(admin()))
                .get("/api/v1/rollups/state")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String metrics() {
        return given().get(suite.management().resolve("/q/metrics")).asString();
    }

    private static long errors() throws IOException {
        try (var lines = Files.lines(LOG)) {
            return lines.filter(line -> line.contains("The figures stand still"))
                    .count();
        }
    }

    private long clicks(String event) {
        return suite.database()
                .count(
                        "select coalesce(sum(clicks), 0) from analytics.analytics_event_daily where event_id = ?",
                        event);
    }

    private void store(RawInteraction one) throws SQLException {
        try (Connection connection = suite.database().connection()) {
            RawInteraction.insert(connection, List.of(one));
        }
    }

    /** As the description of the state says. */
    private void letTransactionsPass() throws SQLException {
        try (Connection connection = suite.database().connection();
                Statement statement = connection.createStatement()) {
            statement.execute(procedure());
        }
    }

    private static String procedure() {
        String described = given().get("/openapi/analytics?format=json")
                .jsonPath()
                .getString("paths.'/api/v1/rollups/state'.get.description");
        return described.substring(described.indexOf("```sql") + 6, described.lastIndexOf("```"));
    }

    private static RawInteraction click(String event, @Nullable UUID user, @Nullable String visitor, Instant at) {
        return new RawInteraction(UUID.randomUUID(), user, visitor, at, "event_click", "event", event, "s", Map.of());
    }
}
