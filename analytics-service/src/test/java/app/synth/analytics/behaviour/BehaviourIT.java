package app.synth.analytics.behaviour;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import app.synth.analytics.testsupport.Callers;
import app.synth.analytics.testsupport.Happening;
import app.synth.analytics.testsupport.QuietRollups;
import app.synth.testsupport.Suite;
import app.synth.testsupport.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Small data, counted by hand. */
@QuarkusIntegrationTest
@TestProfile(QuietRollups.class)
@WithTestResource(
        value = SuiteResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "analytics"),
            @ResourceArg(name = "migrate", value = "tracking"),
            @ResourceArg(name = "accounts", value = "fake")
        })
class BehaviourIT {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final UUID THREE = new UUID(0, 3);

    Suite suite;
    private Callers callers;
    private UUID admin;
    private LocalDate today;
    private LocalDate day;
    private Instant noon;

    @BeforeEach
    void nothingHasHappened() {
        callers = new Callers(suite);
        admin = callers.admin();
        today = LocalDate.now(ZoneOffset.UTC);
        day = today.minusDays(20);
        noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        List.of(
                        "tracking.user_interactions",
                        "analytics.viewers",
                        "analytics.viewer_days",
                        "analytics.viewer_sessions",
                        "analytics.analytics_search_daily",
                        "analytics.departed")
                .forEach(table -> suite.database().update("delete from " + table));
        Happening.moveWatermark(suite.database());
    }

    @Test
    void dailyCohortsComeBackOrNotAndTodayIsNotOverYet() {
        LocalDate yesterday = today.minusDays(1);
        seen(ONE, true, yesterday, yesterday, today);
        seen(TWO, true, yesterday, yesterday);
        seen(THREE, false, yesterday, yesterday, today);
        seen(UUID.randomUUID(), true, today, today);
        String days = "/api/v1/analytics/retention?from={from}&to={to}&periods=3&viewers={viewers}";
        callers.get(admin, days, yesterday, today, "all")
                .statusCode(200)
                .body("cohort", equalTo("day"))
                .body("cohorts.start", contains(yesterday.toString(), today.toString()))
                .body("cohorts.size", contains(3, 1))
                .body("cohorts[0].cells.period", contains(0, 1))
                .body("cohorts[0].cells.returned", contains(3, 2))
                .body("cohorts[0].cells.share", contains(1.0f, 0.6667f))
                .body("cohorts[0].cells.complete", contains(true, false))
                .body("cohorts[1].cells.complete", contains(false));
        callers.get(admin, days, yesterday, yesterday, "users")
                .body("cohorts.size", contains(2))
                .body("cohorts[0].cells.returned", contains(2, 1));
        callers.get(admin, days, yesterday, yesterday, "visitors")
                .body("cohorts.size", contains(1))
                .body("cohorts[0].cells.returned", contains(1, 1));
    }

    @Test
    void weeklyCohortsAreOfWholeWeeksAndCountAViewerOnceAWeek() {
        LocalDate monday = today.minusWeeks(3).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        seen(ONE, true, monday, monday, monday.plusDays(7), monday.plusDays(8), monday.plusDays(13));
        seen(TWO, true, monday.plusDays(6), monday.plusDays(6), monday.plusDays(7), monday.plusDays(14));
        callers.get(
                        admin,
                        "/api/v1/analytics/retention?cohort=week&from={from}&to={to}&periods=2",
                        monday.plusDays(2),
                        monday.plusDays(3))
                .statusCode(200)
                .body("from", equalTo(monday.toString()))
                .body("to", equalTo(monday.plusDays(6).toString()))
                .body("cohorts.size", contains(2))
                .body("cohorts[0].cells.returned", contains(2, 2, 1))
                .body("cohorts[0].cells.complete", contains(true, true, true));
    }

    @Test
    void pathsFollowASessionFromTheFirstTimeOfAnAction() {
        Happening.store(
                suite.database(),
                List.of(
                        step(ONE, 0, "impression"),
                        step(ONE, 1, "detail_view"),
                        step(ONE, 2, "interest"),
                        step(ONE, 3, "detail_view"),
                        step(ONE, 40, "ticket_click"),
                        step(TWO, 0, "search"),
                        step(TWO, 1, "detail_view"),
                        step(TWO, 2, "scroll"),
                        step(TWO, 3, "interest"),
                        step(TWO, 4, "share"),
                        step(THREE, 0, "impression")));
        String next = "/api/v1/analytics/paths?action=detail_view&depth=2&from={from}&to={to}";
        callers.get(admin, next, day, day)
                .statusCode(200)
                .body("sessions", equalTo(2))
                .body("edges.step", contains(1, 1, 2, 2))
                .body("edges.from", contains("detail_view", "detail_view", "interest", "scroll"))
                .body("edges.to", contains("interest", "scroll", "detail_view", "interest"));
        callers.get(admin, next + "&exclude=scroll&limit=1", day, day)
                .body("edges.step", contains(1, 2, 2))
                .body("edges.to", contains("interest", "$others", "detail_view"))
                .body("edges.sessions", contains(2, 1, 1));
        callers.get(
                        admin,
                        "/api/v1/analytics/paths?action=detail_view&direction=previous&from={from}&to={to}",
                        day,
                        day)
                .body("edges.step", contains(1, 1, 2, 2))
                .body("edges.to", contains("impression", "search", "$end", "$end"));
        callers.get(admin, next + "&entity_type=event&entity_id=nothing", day, day)
                .body("sessions", equalTo(0))
                .body("edges", empty());
        callers.get(admin, "/api/v1/analytics/paths?action=interest&depth=1&from={from}&to={to}", day, day)
                .body("edges.to", contains("detail_view", "share"));
        callers.get(admin, "/api/v1/analytics/paths?action=share&from={from}&to={to}", day, day)
                .body("edges.to", contains("$end"));
    }

    @Test
    void sessionsHaveLengthsDepthsEntriesAndExits() {
        session(ONE, 0, 100);
        session(TWO, 0, 0);
        session(THREE, 0, 4000);
        session(THREE, 2 * 24 * 3600, 2 * 24 * 3600);
        Happening.store(
                suite.database(),
                List.of(
                        second(ONE, 0, "impression"),
                        second(ONE, 50, "event_click"),
                        second(ONE, 100, "ticket_click").on("ticket_link", "e"),
                        second(TWO, 0, "impression"),
                        second(THREE, 0, "search").on("search", null),
                        second(THREE, 4000, "impression")));
        callers.get(admin, "/api/v1/analytics/sessions?from={from}&to={to}", day, day)
                .statusCode(200)
                .body("sessions", equalTo(3))
                .body("seconds.median", equalTo(100.0f))
                .body("seconds.p90", equalTo(3220.0f))
                .body("seconds.histogram.count", contains(1, 0, 0, 1, 0, 0, 0, 1))
                .body("seconds.histogram[7].from", equalTo(3600.0f))
                .body("seconds.histogram[7].to", nullValue())
                .body("depth.mean", equalTo(2.0f))
                .body("depth.median", equalTo(2.0f))
                .body("depth.histogram.count", contains(1, 1, 1, 0, 0, 0, 0))
                .body("entries.action", contains("impression", "search"))
                .body("entries.sessions", contains(2, 1))
                .body("exits.action", contains("impression", "ticket_click"))
                .body("exits.entity_type", contains("event", "ticket_link"));
        callers.get(admin, "/api/v1/analytics/sessions?from={from}&to={to}", day.minusDays(9), day.minusDays(8))
                .statusCode(200)
                .body("sessions", equalTo(0))
                .body("seconds.median", nullValue())
                .body("entries", empty());
    }

    @Test
    void searchesFindOrNotAndAreClickedOrRefined() {
        suite.database().update("""
                insert into analytics.analytics_search_daily (date, query, searches, answers, without_results, results)
                values (?, 'jazz', 2, 2, 0, 7), (?, 'jazz', 1, 0, 0, 0), (?, 'jzz', 1, 1, 1, 0), (?, 'old', 9, 9, 9, 0)
                """, day, day.plusDays(1), day, day.minusDays(1));
        String click = "{\"source\":\"search\",\"position\":%s}";
        Happening.store(
                suite.database(),
                List.of(
                        step(ONE, 0, "search").on("event", null).with("{\"query\":\"jzz\"}"),
                        step(ONE, 1, "search").on("event", null).with("{\"query\":\"Jazz \"}"),
                        step(ONE, 2, "event_click").with(click.formatted(1)),
                        step(ONE, 3, "event_click").with(click.formatted(1)),
                        step(ONE, 4, "event_click").with(click.formatted(3)),
                        step(ONE, 5, "event_click").with("{\"source\":\"feed\",\"position\":9}"),
                        step(TWO, 0, "search").on("event", null).with("{\"query\":\"jazz\"}"),
                        step(TWO, 1, "search").on("event", null).with("{\"query\":\"JAZZ\"}"),
                        step(TWO, 2, "event_click").with(click.formatted("\"first\"")),
                        step(THREE, 0, "event_click").with(click.formatted(2)),
                        step(THREE, 1, "search").on("event", null).with("{\"query\":\"jazz\"}"),
                        step(THREE, 50, "event_click").with(click.formatted(4))));
        callers.get(admin, "/api/v1/analytics/search?from={from}&to={to}", day, day.plusDays(1))
                .statusCode(200)
                .body("searches", equalTo(4))
                .body("answers", equalTo(3))
                .body("share_without_results", equalTo(0.3333f))
                .body("mean_results", equalTo(2.3333f))
                .body("queries.query", contains("jazz", "jzz"))
                .body("queries.searches", contains(3, 1))
                .body("queries.share_without_results", contains(0.0f, 1.0f))
                .body("click_through_rate", equalTo(0.4f))
                .body("refinement_rate", equalTo(0.2f))
                .body("positions.position", contains(1, 3))
                .body("positions.clicks", contains(2, 1))
                .body("positions.searches", contains(1, 1))
                .body("positions.click_through_rate", contains(0.2f, 0.2f));
        callers.get(admin, "/api/v1/analytics/search?from={from}&to={to}&limit=1", day, day.plusDays(1))
                .body("searches", equalTo(4))
                .body("queries", hasSize(1));
    }

    @Test
    void scrollingIsInPercentAndWhatCannotBeIsLeftOut() {
        Happening.store(
                suite.database(),
                List.of(
                        scroll("{\"max_scroll_percent\":20,\"active_tab\":\"new\"}"),
                        scroll("{\"max_scroll_percent\":100,\"active_tab\":\"new\"}"),
                        scroll("{\"max_scroll_percent\":60.0,\"active_tab\":\"near\"}"),
                        scroll("{\"max_scroll_percent\":\"60\",\"active_tab\":\"near\"}"),
                        scroll("{\"max_scroll_percent\":-1}"),
                        scroll("{\"max_scroll_percent\":1e300}"),
                        scroll("{}")));
        String path = "/api/v1/analytics/scroll-depth?from={from}&to={to}";
        callers.get(admin, path, day, day)
                .statusCode(200)
                .body("unit", equalTo("percent"))
                .body("all.counted", equalTo(3))
                .body("all.left_out", equalTo(4))
                .body("all.mean", equalTo(60.0f))
                .body("all.deciles", contains(28.0f, 36.0f, 44.0f, 52.0f, 60.0f, 68.0f, 76.0f, 84.0f, 92.0f))
                .body("all.histogram.count", contains(0, 0, 1, 0, 0, 0, 1, 0, 0, 1))
                .body("groups", empty());
        callers.get(admin, path + "&by=tab", day, day)
                .body("groups.label", contains("new", "near", null))
                .body("groups.counted", contains(2, 1, 0))
                .body("groups.left_out", contains(0, 1, 3))
                .body("groups[2].deciles", empty());
        callers.get(admin, path + "&by=page&limit=1", day, day).body("groups.label", contains("feed"));
        callers.get(admin, path, day.minusDays(3), day.minusDays(2))
                .body("all.counted", equalTo(0))
                .body("all.mean", nullValue());
    }

    @Test
    void viewTimeIsInSecondsAndNobodyLooksForADay() {
        Happening.store(
                suite.database(),
                List.of(
                        step(ONE, 0, "detail_view_end").with("{\"duration_seconds\":10,\"source\":\"feed\"}"),
                        step(TWO, 0, "detail_view_end").with("{\"duration_seconds\":30,\"source\":\"feed\"}"),
                        step(TWO, 1, "detail_view_end").with("{\"duration_seconds\":86400,\"source\":\"feed\"}"),
                        step(TWO, 2, "detail_view")));
        callers.get(admin, "/api/v1/analytics/view-time?by=source&from={from}&to={to}", day, day)
                .statusCode(200)
                .body("unit", equalTo("seconds"))
                .body("all.counted", equalTo(2))
                .body("all.left_out", equalTo(1))
                .body("all.mean", equalTo(20.0f))
                .body("groups.label", contains("feed"));
    }

    @Test
    void whoHasLeftIsInNoAnswer() {
        suite.database().update("insert into analytics.departed (user_id, departed_at) values (?, now())", ONE);
        Happening.store(suite.database(), List.of(step(ONE, 0, "share"), step(TWO, 0, "share")));
        callers.get(admin, "/api/v1/analytics/paths?action=share&from={from}&to={to}", day, day)
                .body("sessions", equalTo(1));
    }

    @Test
    void badParametersAreNamedAndNobodyElseMayAsk() {
        Map<String, String> wrong = Map.ofEntries(
                Map.entry("retention?cohort=month", "cohort"),
                Map.entry("retention?viewers=bots", "viewers"),
                Map.entry("retention?periods=61", "periods"),
                Map.entry("retention?from=2025-01-01&to=2026-11-01", "to"),
                Map.entry("paths", "action"),
                Map.entry("paths?action=dance", "action"),
                Map.entry("paths?action=share&depth=6", "depth"),
                Map.entry("paths?action=share&limit=0", "limit"),
                Map.entry("paths?action=share&direction=up", "direction"),
                Map.entry("paths?action=share&exclude=dance", "exclude"),
                Map.entry("paths?action=share&entity_id=a%00b", "entity_id"),
                Map.entry("sessions?from=2026-11-02&to=2026-11-01", "to"),
                Map.entry("sessions?limit=51", "limit"),
                Map.entry("search?limit=201", "limit"),
                Map.entry("search?from=never", "from"),
                Map.entry("scroll-depth?by=user", "by"),
                Map.entry("view-time?limit=101", "limit"));
        wrong.forEach((path, field) -> raw(admin, path)
                .statusCode(400)
                .body("code", equalTo("invalid_field"))
                .body("field", equalTo(field)));
        UUID owner = callers.granted("view_event_analytics");
        List.of("retention", "paths?action=share", "sessions", "search", "scroll-depth", "view-time")
                .forEach(path -> raw(owner, path).statusCode(403).body("code", equalTo("permission_denied")));
    }

    private ValidatableResponse raw(UUID user, String path) {
        return callers.as(user)
                .urlEncodingEnabled(false)
                .get("/api/v1/analytics/" + path)
                .then();
    }

    private void seen(UUID viewer, boolean isUser, LocalDate first, LocalDate... days) {
        suite.database()
                .update(
                        "insert into analytics.viewers (viewer, is_user, first_date) values (?, ?, ?)",
                        viewer,
                        isUser,
                        first);
        for (LocalDate each : days) {
            suite.database()
                    .update(
                            "insert into analytics.viewer_days (viewer, date, is_user, interactions) values (?, ?, ?, 1)",
                            viewer,
                            each,
                            isUser);
        }
        Happening.moveWatermark(suite.database());
    }

    private void session(UUID viewer, int from, int to) {
        suite.database()
                .update(
                        "insert into analytics.viewer_sessions (viewer, session_id, started_at, ended_at, is_user) values (?, 's', ?, ?, true)",
                        viewer,
                        noon.plusSeconds(from).atOffset(ZoneOffset.UTC),
                        noon.plusSeconds(to).atOffset(ZoneOffset.UTC));
    }

    private Happening step(UUID user, int minute, String action) {
        return second(user, 60 * minute, action);
    }

    private Happening second(UUID user, int second, String action) {
        return Happening.of(user, noon.plus(Duration.ofSeconds(second)), action, "e")
                .within("s");
    }

    private Happening scroll(String metadata) {
        return step(ONE, 0, "scroll").on("page", "feed").with(metadata);
    }
}
