package app.synth.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    /** At noon; the same for a whole test run. */
    @SuppressWarnings("TimeInStaticInitializer")
    private static final Instant YESTERDAY =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(12, ChronoUnit.HOURS);

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
                "update analytics.viewer_sessions set depth = depth + 1, exit_action = 'left' where session_id like ? or session_id = 'session-2'",
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
        String long_ago = LocalDate.now(ZoneOffset.UTC).minusDays(90).toString();
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

    /** Both in one step: but for the number of results, the query was searched as often as before. */
    @Test
    void whatIsTakenOutAndPutInAtOnceDiffersInItsResultsAlone() throws Exception {
        UUID leaver = UUID.randomUUID();
        String query = "jazz " + leaver;
        store(List.of(found(leaver, query, 3)));
        awaitRolledUp();
        try (Connection both = suite.database().connection()) {
            both.setAutoCommit(false);
            World.leave(both, leaver, YESTERDAY);
            RawInteraction.insert(both, List.of(found(UUID.randomUUID(), query, 5)));
            both.commit();
        }
        awaitRolledUp();
        assertThat(rows("""
                        select answers || ' with ' || results as row from analytics.analytics_search_daily where query = ?
                        """, query)).containsExactly("1 with 5");
    }

    @Test
    void whoLeftIsForgottenUpToThenAndCountsAgainAfterComingBack() throws Exception {
        UUID user = UUID.randomUUID();
        String event = "left-" + user;
        Instant left = YESTERDAY.minus(1, ChronoUnit.DAYS);
        store(List.of(
                did(user, left.minusSeconds(60), "event_click", event),
                did(user, left, "event_click", event),
                did(user, left, "interest", event)));
        awaitRolledUp();
        assertThat(daysOf(event)).containsExactly(day(left) + ": 2 clicks by 1, 1 interested");
        assertThat(daysOf(user)).containsExactly(day(left) + ": 2 clicks, 1 interest, 1 session");

        try (Connection connection = suite.database().connection()) {
            World.leave(connection, user, left);
        }
        awaitRolledUp();
        assertThat(daysOf(event)).isEmpty();
        assertThat(daysOf(user)).isEmpty();
        assertThat(firstDay(user)).isEmpty();

        store(List.of(
                did(user, left.minusSeconds(1), "event_click", event), // had been kept by the device
                did(user, YESTERDAY, "event_click", event),
                did(user, YESTERDAY, "interest", event)));
        awaitRolledUp();
        assertThat(daysOf(event)).containsExactly(day(YESTERDAY) + ": 1 clicks by 1, 1 interested");
        assertThat(daysOf(user)).containsExactly(day(YESTERDAY) + ": 1 clicks, 1 interest, 1 session");
        assertThat(firstDay(user)).containsExactly(day(YESTERDAY).toString());
    }

    @Test
    void theLongestIdAndTheLongestRatingAreFoldedLikeAnyOther() throws Exception {
        UUID user = UUID.randomUUID();
        String event = user + "\uD83C\uDFB8".repeat(232);
        BigDecimal rating = new BigDecimal("4." + "123456789".repeat(11).substring(1));
        store(List.of(new RawInteraction(
                UUID.randomUUID(), user, null, YESTERDAY, "review", "event", event, "s", Map.of("rating", rating))));
        awaitRolledUp();
        assertThat(rows("select rating_sum as row from analytics.analytics_event_daily where event_id = ?", event))
                .containsExactly(rating.toPlainString());
    }

    @Test
    void theDepthOfASessionKeptBeforeThatWasIsUnknownUntilItsDayIsRebuilt() throws Exception {
        UUID user = UUID.randomUUID();
        String event = "depth-" + user;
        LocalDate day = day(YESTERDAY);
        store(List.of(
                did(user, YESTERDAY, "event_click", event), did(user, YESTERDAY.plusSeconds(1), "interest", event)));
        awaitRolledUp();
        suite.database().update("""
                        update analytics.viewer_sessions set
                            depth = null, entry_action = null, entry_type = null, exit_action = null, exit_type = null
                        where viewer = ?
                        """, user);
        store(List.of(did(user, YESTERDAY.plusSeconds(2), "detail_view", event)));
        awaitRolledUp();
        assertThat(session(user)).containsExactly("2s, null");
        assertThat(verify(day, day).getList("sample")).isEmpty();
        check("rebuild", day, day);
        assertThat(session(user)).containsExactly("2s, 3 from event_click to detail_view");
    }

    /** All in one step: what is claimed arrives anew, and is not found among what is left as well. */
    @Test
    void whatIsClaimedWhileASessionIsCutIsInItOnce() throws Exception {
        UUID user = UUID.randomUUID();
        String visitor = "visitor-" + user;
        String event = "cut-" + user;
        store(List.of(
                did(user, YESTERDAY, "event_click", event),
                visited(visitor, YESTERDAY.plusSeconds(20), event),
                visited(visitor, YESTERDAY.plusSeconds(30), event),
                did(user, YESTERDAY.plusSeconds(60), "interest", event)));
        awaitRolledUp();
        try (Connection both = suite.database().connection()) {
            both.setAutoCommit(false);
            World.leave(both, user, YESTERDAY.plusSeconds(10));
            World.identify(both, visitor, user, YESTERDAY.plusSeconds(90));
            both.commit();
        }
        awaitRolledUp();
        assertThat(session(user)).containsExactly("40s, 3 from detail_view to interest");
    }

    @Test
    void whatAVisitorDidIsNobodysIfItsUserIsKnownAndLeavesInOneStep() throws Exception {
        UUID user = UUID.randomUUID();
        String visitor = "visitor-" + user;
        String event = "unclaimed-" + user;
        store(List.of(new RawInteraction(
                UUID.randomUUID(), null, visitor, YESTERDAY, "event_click", "event", event, "s", Map.of())));
        awaitRolledUp();
        assertThat(daysOf(event)).containsExactly(day(YESTERDAY) + ": 1 clicks by 1, 0 interested");

        try (Connection both = suite.database().connection()) {
            both.setAutoCommit(false);
            World.identify(both, visitor, user, YESTERDAY.plusSeconds(60));
            World.leave(both, user, YESTERDAY.plusSeconds(120));
            both.commit();
        }
        awaitRolledUp();
        assertThat(daysOf(event)).isEmpty();
        assertThat(daysOf(user)).isEmpty();
        assertThat(firstDay(user)).isEmpty();
        assertThat(rows("select session_id as row from analytics.viewer_sessions where viewer = ?", user))
                .isEmpty();
    }

    private static RawInteraction click(String event) {
        return did(UUID.randomUUID(), Instant.now(), "event_click", event);
    }

    private static RawInteraction did(UUID user, Instant at, String action, String event) {
        return new RawInteraction(UUID.randomUUID(), user, null, at, action, "event", event, "s", Map.of());
    }

    private static RawInteraction visited(String visitor, Instant at, String event) {
        return new RawInteraction(UUID.randomUUID(), null, visitor, at, "detail_view", "event", event, "s", Map.of());
    }

    private List<String> session(UUID user) {
        return rows("""
                select extract(epoch from ended_at - started_at)::integer || 's, '
                       || coalesce(depth || ' from ' || entry_action || ' to ' || exit_action, 'null') as row
                from analytics.viewer_sessions where viewer = ?
                """, user);
    }

    private static RawInteraction found(UUID user, String query, int results) {
        return new RawInteraction(
                UUID.randomUUID(),
                user,
                null,
                YESTERDAY,
                "search_results",
                "search_results",
                query,
                "s",
                Map.of("query", query, "result_count", results));
    }

    private void store(List<RawInteraction> interactions) throws SQLException {
        try (Connection connection = suite.database().connection()) {
            RawInteraction.insert(connection, interactions);
        }
    }

    private List<String> daysOf(String event) {
        return rows("""
                select date || ': ' || clicks || ' clicks by ' || unique_viewers || ', ' || interested_count || ' interested'
                           as row
                from analytics.analytics_event_daily
                where event_id = ? and (clicks, unique_viewers, interested_count) <> (0, 0, 0)
                order by date
                """, event);
    }

    private List<String> daysOf(UUID user) {
        return rows("""
                select date || ': ' || events_clicked || ' clicks, ' || events_interested || ' interest, '
                           || sessions_count || ' session' as row
                from analytics.analytics_user_daily
                where user_id = ? and (events_clicked, events_interested, sessions_count) <> (0, 0, 0)
                order by date
                """, user);
    }

    private List<String> firstDay(UUID user) {
        return rows("select first_date as row from analytics.viewers where viewer = ?", user);
    }

    private List<String> rows(String sql, Object parameter) {
        return suite.database().query(sql, parameter).stream()
                .map(row -> String.valueOf(row.get("row")))
                .toList();
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
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
