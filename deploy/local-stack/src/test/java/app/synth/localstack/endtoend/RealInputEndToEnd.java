package app.synth.localstack.endtoend;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import app.synth.localstack.postgres.LocalPostgres;
import app.synth.localstack.postgres.PostgresServer;
import app.synth.localstack.replay.ReplayedLine;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Real traffic through the gateway of the running suite. Every figure is then held against a computation from the lines of
 * the log that shares no code with the suite; only what a request means in a concert app is taken from the replay.
 */
class RealInputEndToEnd {
    private static final int PORT = 28180;
    private static final int IDENTIFIED = 3;

    /** From the acknowledgement until it is in the figures. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private static final LocalDate ENDING = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    private static final LocalDate FIRST = ENDING.minusDays(6);

    private static @Nullable LocalPostgres postgres;
    private static @Nullable RunningStack stack;
    private static String printed = "";
    private static List<ReplayedLine> lines = List.of();
    private static List<Happened> happened = List.of();
    private static Map<String, UUID> users = Map.of();
    private static ExpectedFigures expected = new ExpectedFigures(List.of(), List.of());
    private static long filtered;

    /** The log is sent; then those visitors who did most prove to be users. */
    @BeforeAll
    static void replay() throws Exception {
        String concerts = ReplayedLine.concerts().toString(); // where there are none, all of this is skipped
        lines = ReplayedLine.all();
        Crawlers crawlers = new Crawlers(RunningStack.root());
        filtered = Happened.filtered(lines, crawlers);
        users = busiest(Happened.of(lines, crawlers, ENDING, Map.of()));
        happened = Happened.of(lines, crawlers, ENDING, users);
        expected = new ExpectedFigures(happened, ReplayedLine.played());

        postgres = LocalPostgres.temporary();
        PostgresServer server = postgres.server();
        stack = RunningStack.start(
                PORT,
                "--no-sample",
                "--postgres",
                "postgresql://%s:%s@%s:%d/postgres"
                        .formatted(server.superuser(), server.password(), server.host(), server.port()));
        printed = stack.run(
                "replay",
                "--concerts",
                concerts,
                "--log",
                ReplayedLine.log().toString(),
                "--ending",
                ENDING.toString());
        await().atMost(FRESH).untilAsserted(() -> assertThat(folded()).containsExactly(Long.toString(happened.size())));
        identify(stack);
        long theirs = happened.stream().filter(Happened::isUser).count();
        await().atMost(FRESH).untilAsserted(() -> assertThat(ofUsers()).containsExactly(Long.toString(theirs)));
    }

    @AfterAll
    static void stop() throws Exception {
        if (stack != null) {
            stack.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void everyLineHasItsFate() throws Exception {
        assertThat(happened).hasSizeGreaterThan(5_000);
        assertThat(filtered).isGreaterThan(500);
        int once = Happened.once(lines).size();
        assertThat(once).isEqualTo(happened.size() + filtered);
        assertThat(printed)
                .contains("1 malformed: line 8899")
                .contains("stored %,d  duplicate %,d  filtered %,d  quarantined 0"
                        .formatted(happened.size(), lines.size() - once, filtered));
        assertThat(query("select fate, count(*) from tracking.message_fates group by fate"))
                .containsExactlyInAnyOrder("stored|" + (happened.size() + IDENTIFIED), "filtered|" + filtered);
    }

    @Test
    void everyDayOfEveryEventIsRight() throws Exception {
        assertSame(expected.events(), """
                select event_id, date, impressions, unique_viewers, clicks, click_through_rate, detail_views, interested_count,
                       shares_count, ticket_link_clicks, ticket_conversion_rate
                from analytics.analytics_event_daily
                where (impressions, unique_viewers, clicks, detail_views, interested_count, shares_count, ticket_link_clicks)
                      <> (0, 0, 0, 0, 0, 0, 0)
                """);
        assertSame(
                expected.eventViewers(), "select event_id, date, viewer, views, tickets from analytics.event_viewers");
    }

    @Test
    void theTopTwentyAreTheSame() throws Exception {
        assertThat(top("impressions")).isEqualTo(expected.top("impression"));
        assertThat(top("clicks")).isEqualTo(expected.top("event_click"));
    }

    @Test
    void everyDayOfThoseWhoIdentifiedIsRight() throws Exception {
        assertSame(expected.users(), """
                select user_id, date, events_viewed, events_clicked, events_interested, ticket_links_clicked, searches_performed,
                       shares_sent, sessions_count, total_time_seconds, avg_session_duration_seconds
                from analytics.analytics_user_daily where date <= ?
                """, ENDING);
    }

    @Test
    void sessionsAndViewersAreCountedExactly() throws Exception {
        assertSame(expected.days(), """
                select period, start, users, visitors, new_users, new_visitors, interactions, sessions, session_seconds
                from analytics.analytics_activity where period = 'day' and start <= ?
                """, ENDING);
        assertSame(expected.weeksAndMonths(), """
                select period, start, users, visitors, new_users, new_visitors
                from analytics.analytics_activity where period <> 'day' and start <= ?
                """, ENDING);
    }

    @Test
    void actionsSearchesAndBreakdownsAreRight() throws Exception {
        assertSame(
                expected.actions(),
                "select date, action, interactions from analytics.analytics_action_daily where date <= ?",
                ENDING);
        assertSame(expected.searches(), "select date, query, searches from analytics.analytics_search_daily");
        assertSame(expected.breakdowns(), """
                select event_id, date, key, value, impressions, clicks, detail_views, ticket_link_clicks
                from analytics.analytics_breakdown_daily
                """);
    }

    @Test
    void artistsAndVenuesGetWhatTheirEventsGot() throws Exception {
        assertSame(expected.artists(), """
                select artist_id, date, profile_views, event_impressions, event_clicks, total_engagement
                from analytics.analytics_artist_daily
                where (profile_views, event_impressions, event_clicks, total_engagement) <> (0, 0, 0, 0)
                """);
        assertSame(expected.venues(), """
                select venue_id, date, profile_views, event_impressions
                from analytics.analytics_venue_daily where (profile_views, event_impressions) <> (0, 0)
                """);
    }

    @Test
    void funnelsHaveTheFactsTheyNeed() throws Exception {
        assertSame(
                expected.facts(),
                "select extract(epoch from occurred_at)::bigint, viewer, event_key, action from analytics.event_facts");
    }

    @Test
    void theGatewayTellsTheSameOfEventsAndUsers() throws Exception {
        for (String top : expected.top("impression")) {
            String event = top.substring(top.indexOf('|') + 1);
            List<String> rows = expected.events().stream()
                    .filter(row -> row.startsWith(event + "|"))
                    .map(row -> cells(row, 1, 2, 3, 4))
                    .toList();
            assertThat(days(running().token("admin"), "/events/{id}", event))
                    .filteredOn(day -> !day.endsWith("|0|0|0"))
                    .containsExactlyInAnyOrderElementsOf(rows);
        }
        for (UUID user : users.values()) {
            String token = running().token("user", "--user", user.toString());
            given().auth()
                    .oauth2(token)
                    .queryParam("from", FIRST.toString())
                    .queryParam("to", ENDING.toString())
                    .get(running().url() + "/api/v1/analytics/users/me")
                    .then()
                    .statusCode(200)
                    .body("series.events_clicked.sum()", equalTo(sumOfUser(user, 3)))
                    .body("series.sessions_count.sum()", equalTo(sumOfUser(user, 8)))
                    .body("series.total_time_seconds.sum()", equalTo(sumOfUser(user, 9)));
        }
    }

    @Test
    void aFunnelCountsWhoWentOnInThisOrder() throws Exception {
        for (List<String> steps : List.of(
                List.of("impression", "event_click", "ticket_click"),
                List.of("impression", "event_click"),
                List.of("event_click", "impression", "event_click"))) {
            String body = steps.stream()
                    .map("{\"action\": \"%s\"}"::formatted)
                    .collect(Collectors.joining(
                            ", ", "{\"from\": \"%s\", \"to\": \"%s\", \"steps\": [".formatted(FIRST, ENDING), "]}"));
            List<Integer> viewers = given().auth()
                    .oauth2(running().token("admin"))
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post(running().url() + "/api/v1/funnels/query")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("steps.viewers");
            List<Long> reached = ExpectedFunnel.reached(happened, steps.toArray(String[]::new));
            assertThat(reached.getFirst()).isPositive();
            assertThat(viewers.stream().map(Integer::longValue).toList())
                    .as("%s", steps)
                    .isEqualTo(reached);
        }
    }

    private static List<String> days(String token, String path, String id) {
        JsonPath answer = given().auth()
                .oauth2(token)
                .queryParam("from", FIRST.toString())
                .queryParam("to", ENDING.toString())
                .get(running().url() + "/api/v1/analytics" + path, id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<Map<String, Object>> days = answer.getList("series");
        return days.stream()
                .map(day -> "%s|%s|%s|%s"
                        .formatted(
                                day.get("start"), day.get("impressions"), day.get("unique_viewers"), day.get("clicks")))
                .toList();
    }

    private static int sumOfUser(UUID user, int cell) {
        return expected.users().stream()
                .filter(row -> row.startsWith(user.toString()))
                .mapToInt(row -> Integer.parseInt(cells(row, cell)))
                .sum();
    }

    /** Some cells of a row, counted from 0. */
    private static String cells(String row, int... wanted) {
        String[] cells = row.split("\\|", -1);
        return IntStream.of(wanted).mapToObj(cell -> cells[cell]).collect(Collectors.joining("|"));
    }

    private static RunningStack running() {
        if (stack == null) {
            throw new IllegalStateException("there is no stack");
        }
        return stack;
    }

    private static Map<String, UUID> busiest(List<Happened> happened) {
        Map<String, UUID> users = new LinkedHashMap<>();
        happened.stream()
                .collect(Collectors.groupingBy(one -> one.line().anonymousId(), Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(IDENTIFIED)
                .forEach(visitor -> users.put(visitor.getKey(), UUID.randomUUID()));
        return users;
    }

    private static void identify(RunningStack stack) throws Exception {
        for (Map.Entry<String, UUID> user : users.entrySet()) {
            String token = stack.token("user", "--user", user.getValue().toString());
            given().auth()
                    .oauth2(token)
                    .contentType(ContentType.JSON)
                    .body("""
                            {"event_type": "identify", "entity_type": "user", "anonymous_id": "%s", "message_id": "%s"}
                            """.formatted(user.getKey(), UUID.randomUUID()))
                    .post(stack.url() + "/api/v1/interactions")
                    .then()
                    .statusCode(200);
        }
    }

    private static List<String> folded() throws SQLException {
        return query("select sum(interactions) from analytics.analytics_activity where period = 'day'");
    }

    private static List<String> ofUsers() throws SQLException {
        return query("select sum(interactions) from analytics.viewer_days where is_user and date <= ?", ENDING);
    }

    private static List<String> top(String column) throws SQLException {
        return query("""
                select sum(%1$s), event_id from analytics.analytics_event_daily
                group by event_id having sum(%1$s) > 0 order by sum(%1$s) desc, event_id limit 20
                """.formatted(column));
    }

    private static void assertSame(List<String> rows, String sql, Object... parameters) throws SQLException {
        assertThat(rows).isNotEmpty();
        assertThat(query(sql, parameters)).containsExactlyInAnyOrderElementsOf(rows);
    }

    private static List<String> query(String sql, Object... parameters) throws SQLException {
        if (postgres == null) {
            throw new IllegalStateException("there is no database");
        }
        return new Rows(postgres.server()).of(sql, parameters);
    }
}
