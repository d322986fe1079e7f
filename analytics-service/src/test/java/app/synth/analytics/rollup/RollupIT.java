package app.synth.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is inserted, in whatever order it commits, whoever turns out to be whom, leaves, or is renamed: the figures end as
 * a recount of the raw interactions.
 */
@QuarkusIntegrationTest
@TestMethodOrder(OrderAnnotation.class)
class RollupIT extends RolledUp {

    /** The first world is alone, so that what all do together is compared too. */
    @Order(1)
    @ParameterizedTest
    @ValueSource(longs = {20261122, 7, 424242})
    void figuresEqualARecountWhateverHappens(long seed) throws Exception {
        var random = new Random(seed);
        var world = new World(
                suite.database(),
                random,
                Instant.now().truncatedTo(ChronoUnit.DAYS).minus(4, ChronoUnit.DAYS));
        List<Connection> open = new ArrayList<>();
        for (int round = 0; round < 120; round++) {
            // Several transactions are open at once and end in any order: some ids become visible long after later
            // ones.
            Connection connection = suite.database().connection();
            connection.setAutoCommit(false);
            world.happen(connection, 1 + random.nextInt(30));
            open.add(connection);
            Collections.shuffle(open, random);
            while (open.size() > random.nextInt(6)) {
                commit(open.removeLast());
            }
            if (round % 40 == 20) {
                breakTheServicesConnections();
            }
            if (round % 30 == 29) {
                // So that what follows arrives late, for days that are counted already.
                commitAll(open);
                awaitRolledUp();
            }
        }
        commitAll(open);
        awaitRolledUp();

        assertFigures(world);
        assertThat(verify(world.firstDay(), world.lastDay()).getList("sample")).isEmpty();
    }

    @Test
    void whatIsWrongIsFoundAndMended() throws Exception {
        var world = new World(
                suite.database(),
                new Random(99),
                Instant.now().truncatedTo(ChronoUnit.DAYS).minus(4, ChronoUnit.DAYS));
        try (Connection connection = suite.database().connection()) {
            for (int round = 0; round < 20; round++) {
                world.happen(connection, 30);
            }
        }
        awaitRolledUp();
        assertFigures(world);
        for (String damage : List.of(
                "update analytics.analytics_event_daily set clicks = clicks + 1 where event_id like ? and clicks > 0",
                "delete from analytics.analytics_user_daily where 'x' || user_id::text like ? or sessions_count = 2",
                "update analytics.event_viewers set views = views + 1 where event_id like ?",
                "update analytics.analytics_venue_daily set event_attendance = 7 where venue_id like ?",
                "update analytics.analytics_activity set users = users + 1 where period || '%' like ? or true",
                "delete from analytics.viewer_sessions where session_id like ? or session_id = 'session-1'",
                "update analytics.analytics_artist_daily set new_followers = 3, total_followers = 4 where artist_id like ?",
                "delete from analytics.toggles where entity_id like ?")) {
            suite.database().update(damage, "%" + world.mark());
        }
        assertThat(verify(world.firstDay(), world.lastDay()).getLong("differences"))
                .isGreaterThan(5);
        assertThat(check("rebuild", world.firstDay(), world.lastDay()).getLong("differences"))
                .isGreaterThan(5);
        assertThat(verify(world.firstDay(), world.lastDay()).getList("sample")).isEmpty();
        assertFigures(world);

        // And the state is mended too: what comes next is counted right.
        try (Connection connection = suite.database().connection()) {
            world.happen(connection, 200);
        }
        awaitRolledUp();
        assertFigures(world);
    }

    @Test
    void daysWhoseRawInteractionsAreGoneAreRefused() {
        String long_ago =
                java.time.LocalDate.now(java.time.ZoneOffset.UTC).minusDays(90).toString();
        for (String kind : List.of("verify", "rebuild")) {
            post(kind, long_ago, long_ago)
                    .statusCode(409)
                    .body("code", org.hamcrest.Matchers.equalTo("raw_data_gone"))
                    .body("field", org.hamcrest.Matchers.equalTo("from"));
        }
    }

    @Test
    void onlyWhoMaySeeEverythingMayVerifyAndRebuild() {
        io.restassured.RestAssured.given().post("/api/v1/rollups/verify").then().statusCode(401);
        for (String path : List.of("verify", "rebuild")) {
            io.restassured.RestAssured.given()
                    .auth()
                    .oauth2(suite.tokens().user(UUID.randomUUID()))
                    .post("/api/v1/rollups/" + path)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void aTransactionThatCommitsAfterLaterOnesIsNotLost() throws Exception {
        String event = "late-" + UUID.randomUUID();
        try (Connection late = suite.database().connection()) {
            late.setAutoCommit(false);
            RawInteraction.insert(late, List.of(click(event)));
            for (int i = 0; i < 3; i++) {
                try (Connection quick = suite.database().connection()) {
                    RawInteraction.insert(quick, List.of(click(event)));
                }
            }
            // A cursor over the latest id or time would stand behind all four by now.
            late.commit();
        }
        awaitRolledUp();
        assertThat(suite.database()
                        .count("select clicks from analytics.analytics_event_daily where event_id = ?", event))
                .isEqualTo(4);
    }

    private static RawInteraction click(String event) {
        return new RawInteraction(
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                Instant.now(),
                "event_click",
                "event",
                event,
                "s",
                Map.of());
    }

    private static void commitAll(List<Connection> open) throws SQLException {
        for (Connection connection : open) {
            commit(connection);
        }
        open.clear();
    }

    private static void commit(Connection connection) throws SQLException {
        connection.commit();
        connection.close();
    }

    private void breakTheServicesConnections() {
        suite.database()
                .query("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'analytics_service'");
    }
}
