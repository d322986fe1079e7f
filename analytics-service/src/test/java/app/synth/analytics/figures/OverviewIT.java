package app.synth.analytics.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import app.synth.analytics.testsupport.Happening;
import app.synth.analytics.testsupport.PackagedAnalytics;
import app.synth.analytics.testsupport.QuietRollups;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everybody at a glance, top lists, and the daily tables as files. Each test has months of its own. */
@QuarkusIntegrationTest
@TestProfile(QuietRollups.class)
class OverviewIT extends PackagedAnalytics {
    private UUID admin;

    @BeforeEach
    void people() {
        admin = callers.admin();
        suite.database()
                .update(
                        "truncate analytics.analytics_activity, analytics.analytics_action_daily, analytics.analytics_search_daily");
        Happening.moveWatermark(suite.database());
    }

    /** 2026-03-30 is a Monday, and the first day of all the 20th. */
    @Test
    void activePeopleAreThoseOfWholePeriodsAndTotalsThoseOfTheRange() {
        active("day", "2026-03-20", 4, 1, 100, 1, 60);
        active("day", "2026-03-29", 6, 2, 100, 1, 100);
        active("day", "2026-03-30", 10, 4, 200, 5, 500);
        active("day", "2026-03-31", 20, 0, 300, 5, 400);
        active("day", "2026-04-01", 30, 2, 500, 0, 0);
        active("week", "2026-03-23", 6, 2, 0, 0, 0);
        active("week", "2026-03-30", 41, 5, 0, 0, 0);
        active("month", "2026-03-01", 25, 6, 0, 0, 0);
        active("month", "2026-04-01", 30, 2, 0, 0, 0);
        acted("2026-03-29", "impression", 10);
        acted("2026-03-31", "impression", 80);
        acted("2026-04-01", "impression", 20);
        acted("2026-03-31", "ticket_click", 4);
        acted("2026-04-01", "ticket_click", 1);
        acted("2026-04-01", "search", 7);
        acted("2026-04-02", "share", 1000);
        overview("?from=2026-03-31&to=2026-04-01&granularity=week")
                .body("granularity", equalTo("week"))
                .body("totals.mean_daily_active_users", equalTo(25.0f))
                .body("totals.mean_daily_active_visitors", equalTo(1.0f))
                .body("totals.interactions", equalTo(800))
                .body("totals.new_users", equalTo(5))
                .body("totals.sessions_count", equalTo(5))
                .body("totals.avg_session_duration_seconds", equalTo(80))
                .body("totals.impressions", equalTo(100))
                .body("totals.ticket_clicks", equalTo(5))
                .body("totals.ticket_click_through_rate", equalTo(0.05f))
                .body("previous.from", equalTo("2026-03-29"))
                .body("previous.to", equalTo("2026-03-30"))
                .body("previous.totals.interactions", equalTo(300))
                .body("previous.totals.impressions", equalTo(10))
                .body("previous.totals.mean_daily_active_users", equalTo(8.0f))
                .body("change.interactions", equalTo(1.6667f))
                .body("change.ticket_clicks", nullValue())
                .body("series.start", contains("2026-03-30"))
                .body("series.active_users", contains(41))
                .body("series.active_visitors", contains(5))
                .body("series.interactions", contains(1000))
                .body("series.sessions_count", contains(10))
                .body("series.avg_session_duration_seconds", contains(90))
                .body("stickiness.month", contains("2026-03-01", "2026-04-01"))
                .body("stickiness.monthly_active_users", contains(25, 30))
                // 40 in the 12 days from the 20th on; 30 in the 30 days of April
                .body("stickiness.mean_daily_active_users", contains(3.33f, 1.0f))
                .body("stickiness.stickiness", contains(0.1333f, 0.0333f))
                .body("actions.action", contains("impression", "search", "ticket_click"))
                .body("actions.interactions", contains(100, 7, 5));
        overview("?from=2026-03-29&to=2026-03-31&granularity=day")
                .body("series.start", contains("2026-03-29", "2026-03-30", "2026-03-31"))
                .body("series.active_users", contains(6, 10, 20))
                .body("series.ticket_click_through_rate", contains(0.0f, null, 0.05f));
    }

    @Test
    void ofTheMonthThatIsNotOverOnlyItsDaysSoFarCount() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        LocalDate month = today.withDayOfMonth(1);
        active("day", month.minusDays(1).toString(), 1, 0, 1, 0, 0);
        active("day", month.toString(), today.getDayOfMonth() * 2, 0, 1, 0, 0);
        active("month", month.toString(), 4 * today.getDayOfMonth(), 0, 0, 0, 0);
        overview("?from=" + today + "&granularity=month")
                .body("to", equalTo(today.toString()))
                .body("stickiness.mean_daily_active_users", contains(2.0f))
                .body("series.interactions", contains(1));
    }

    @Test
    void anOverviewOfNothingIsNothing() {
        overview("?from=2025-12-01&to=2025-12-31&granularity=month")
                .body("totals.interactions", equalTo(0))
                .body("totals.avg_session_duration_seconds", nullValue())
                .body("series.active_users", contains(0))
                .body("stickiness.stickiness", contains((Object) null))
                .body("actions", empty())
                .body("top_events", empty())
                .body("searches_without_results", empty());
    }

    @Test
    void topListsAreByTheirMetricAndFinite() {
        suite.database().update("insert into analytics.events (event_id, title) values ('t2', 'Second')");
        suite.database().update("""
                insert into analytics.analytics_event_daily (event_id, date, detail_views, clicks, likes_count)
                values ('t1', '2026-05-01', 5, 9, -1), ('t1', '2026-05-02', 5, 0, 0), ('t2', '2026-05-02', 8, 1, 0),
                       ('t3', '2026-05-03', 8, 0, 0), ('t4', '2026-05-03', 0, 0, 0), ('t5', '2026-06-01', 99, 9, 0)
                """);
        String may = "?from=2026-05-01&to=2026-05-31";
        top("events" + may)
                .body("metric", equalTo("detail_views"))
                .body("from", equalTo("2026-05-01"))
                .body("items.id", contains("t1", "t2", "t3"))
                .body("items.name", contains(null, "Second", null))
                .body("items.value", contains(10, 8, 8));
        top("events" + may + "&limit=2").body("items.id", contains("t1", "t2"));
        top("events" + may + "&metric=clicks").body("items.value", contains(9, 1));
        top("events" + may + "&metric=likes_count").body("items", empty());
        suite.database().update("""
                insert into analytics.analytics_artist_daily (artist_id, date, profile_views, total_engagement)
                values ('a1', '2026-05-01', 1, 5), ('a2', '2026-05-01', 2, 1)
                """);
        top("artists" + may).body("items.id", contains("a2", "a1"));
        top("artists" + may + "&metric=total_engagement").body("items.id", contains("a1", "a2"));
        suite.database().update("""
                insert into analytics.analytics_venue_daily (venue_id, date, profile_views, event_attendance)
                values ('v1', '2026-05-01', 1, 5), ('v2', '2026-05-01', 2, 0)
                """);
        top("venues" + may).body("items.id", contains("v2", "v1"));
        top("venues" + may + "&metric=event_attendance").body("items.id", contains("v1"));
        overview(may)
                .body("top_events.value", contains(10, 8, 8))
                .body("top_artists.id", contains("a2", "a1"))
                .body("top_venues.id", contains("v2", "v1"));
    }

    @Test
    void searchesAreToldWithThoseThatFoundNothing() {
        searched("2026-05-01", "jazz", 5, 0);
        searched("2026-05-02", "jazz", 6, 1);
        searched("2026-05-02", "=1+1, \"quoted\"", 4, 4);
        String may = "?from=2026-05-01&to=2026-05-31";
        top("searches" + may).body("items.value", contains(11, 4));
        top("searches" + may + "&metric=without_results").body("items.value", contains(4, 1));
        overview(may)
                .body("top_searches.id", contains("jazz", "=1+1, \"quoted\""))
                .body("searches_without_results.value", contains(4, 1));
        assertThat(lines("text/csv", "top/searches" + may))
                .containsExactly("id,name,value", "jazz,,11", "\"'=1+1, \"\"quoted\"\"\",,4");
        assertThat(lines("text/csv", "top/searches?from=2026-04-01&to=2026-04-02"))
                .containsExactly("id,name,value");
        assertThat(lines("text/csv", "overview" + may))
                .hasSize(32)
                .first()
                .satisfies(head -> assertThat(head).startsWith("start,active_users,active_visitors"));
    }

    @Test
    void aListThatThereIsNotAndAMetricThatItHasNot() {
        callers.get(admin, "/api/v1/analytics/top/users").statusCode(404);
        for (String bad : List.of("metric=rating", "metric=profile_views", "limit=0", "limit=101")) {
            callers.get(admin, "/api/v1/analytics/top/events?" + bad)
                    .statusCode(400)
                    .body("field", equalTo(bad.substring(0, bad.indexOf('='))));
        }
    }

    @Test
    void everyRowOfADailyTableIsExportedOnceAndInOrder() {
        suite.database().update("""
                insert into analytics.analytics_venue_daily (venue_id, date, profile_views, rated_count, rating_sum)
                select 'x' || n, date '2026-08-01' + n % 3, n, 2, 9 from generate_series(1, 6000) as n
                """);
        UUID exporter = callers.granted("export_analytics");
        String august = "export/venues?from=2026-08-01&to=2026-08-02";
        Response csv = get("text/csv", exporter, august);
        assertThat(csv.contentType().replace(" ", "")).isEqualTo("text/csv;charset=UTF-8;header=present");
        List<String> rows = Arrays.asList(csv.asString().split("\r\n"));
        assertThat(rows.getFirst())
                .isEqualTo("date,venue_id,profile_views,new_followers,total_followers,events_hosted,event_impressions,"
                        + "event_attendance,reviews_received,avg_venue_rating");
        assertThat(rows).hasSize(4001).doesNotHaveDuplicates().contains("2026-08-01,x3,3,0,,0,0,0,0,4.50");
        List<String> json = Arrays.asList(
                get("application/x-ndjson", exporter, august).asString().split("\n"));
        assertThat(json).hasSize(4000).allSatisfy(line -> assertThat(line).startsWith("{\"date\":\"2026-08-0"));
        assertThat(json.stream()
                        .map(line -> JsonPath.from(line).getString("date"))
                        .toList())
                .isSorted();
        // as many as fit on pages that are full
        assertThat(rows.stream().filter(row -> row.startsWith("2026-08-01")).count())
                .isEqualTo(2000);
        assertThat(lines("text/csv", exporter, "export/venues?from=2026-08-01&to=2026-08-01"))
                .hasSize(2001);
    }

    @Test
    void everyTableIsExported() {
        UUID exporter = callers.granted("export_analytics");
        UUID user = UUID.randomUUID();
        new Days(suite.database()).event("=e", "2026-09-01", 4, 1, 0, 0, 0, 0).user(user, "2026-09-01", 2, 300);
        suite.database().update("""
                insert into analytics.analytics_artist_daily (artist_id, date, total_followers, active_events)
                values ('a', '2026-09-01', 3, 1)
                """);
        String day = "?from=2026-09-01&to=2026-09-01";
        assertThat(lines("text/csv", exporter, "export/events" + day).get(1))
                .startsWith("2026-09-01,'=e,4,0,1,0.2500,");
        assertThat(lines("text/csv", exporter, "export/artists" + day).get(1)).startsWith("2026-09-01,a,0,0,3,1,");
        assertThat(lines("text/csv", exporter, "export/users" + day).get(1))
                .startsWith("2026-09-01," + user + ",0,")
                .endsWith(",2,300,150,0");
        assertThat(lines("text/csv", exporter, "export/venues" + day)).hasSize(1);
        assertThat(get("application/x-ndjson", exporter, "export/venues" + day).asString())
                .isEmpty();
        callers.as(exporter)
                .accept("*/*")
                .get("/api/v1/analytics/export/users" + day)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"));
        callers.as(exporter)
                .accept("text/csv")
                .get("/api/v1/analytics/export/reviews")
                .then()
                .statusCode(404);
    }

    private void active(String period, String start, int users, int visitors, int happened, int sessions, int seconds) {
        suite.database().update("""
                insert into analytics.analytics_activity
                    (period, start, users, visitors, new_users, interactions, sessions, session_seconds)
                values (?, ?::date, ?, ?, ?, ?, ?, ?)
                """, period, start, users, visitors, users / 10, happened, sessions, seconds);
    }

    private void acted(String date, String action, int times) {
        suite.database()
                .update("insert into analytics.analytics_action_daily values (?::date, ?, ?)", date, action, times);
    }

    private void searched(String date, String query, int searches, int withoutResults) {
        suite.database()
                .update(
                        "insert into analytics.analytics_search_daily (date, query, searches, without_results) values (?::date, ?, ?, ?)",
                        date,
                        query,
                        searches,
                        withoutResults);
    }

    private ValidatableResponse overview(String query) {
        Happening.moveWatermark(suite.database());
        return callers.get(admin, "/api/v1/analytics/overview" + query).statusCode(200);
    }

    private ValidatableResponse top(String query) {
        Happening.moveWatermark(suite.database());
        return callers.get(admin, "/api/v1/analytics/top/" + query).statusCode(200);
    }

    private List<String> lines(String type, String path) {
        return lines(type, admin, path);
    }

    private List<String> lines(String type, UUID user, String path) {
        return Stream.of(get(type, user, path).asString().split("\r\n")).toList();
    }

    private Response get(String type, UUID user, String path) {
        return callers.as(user)
                .accept(type)
                .get("/api/v1/analytics/" + path)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }
}
