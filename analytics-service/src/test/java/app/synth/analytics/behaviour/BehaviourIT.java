package app.synth.analytics.behaviour;

import static app.synth.analytics.testsupport.Callers.CSV;
import static app.synth.analytics.testsupport.Callers.NDJSON;
import static app.synth.analytics.testsupport.Callers.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import app.synth.analytics.testsupport.Happening;
import app.synth.analytics.testsupport.QuietRollups;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who comes back, how people go on, and who may ask. Small data, counted by hand. */
@QuarkusIntegrationTest
@TestProfile(QuietRollups.class)
class BehaviourIT extends BehaviourCase {
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
                .body("items.start", contains(yesterday.toString(), today.toString()))
                .body("items.size", contains(3, 1))
                .body("items[0].cells.period", contains(0, 1))
                .body("items[0].cells.returned", contains(3, 2))
                .body("items[0].cells.share", contains(1.0f, 0.6667f))
                .body("items[0].cells.complete", contains(true, false))
                .body("items[1].cells.complete", contains(false));
        callers.get(admin, days, yesterday, yesterday, "users")
                .body("items.size", contains(2))
                .body("items[0].cells.returned", contains(2, 1));
        callers.get(admin, days, yesterday, yesterday, "visitors")
                .body("items.size", contains(1))
                .body("items[0].cells.returned", contains(1, 1));
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
                .body("items.size", contains(2))
                .body("items[0].cells.returned", contains(2, 2, 1))
                .body("items[0].cells.complete", contains(true, true, true));
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
                .body("items.step", contains(1, 1, 2, 2))
                .body("items.from", contains("detail_view", "detail_view", "interest", "scroll"))
                .body("items.to", contains("interest", "scroll", "detail_view", "interest"));
        callers.get(admin, next + "&exclude=scroll&limit=1", day, day)
                .body("items.step", contains(1, 2, 2))
                .body("items.to", contains("interest", "$others", "detail_view"))
                .body("items.sessions", contains(2, 1, 1));
        callers.get(
                        admin,
                        "/api/v1/analytics/paths?action=detail_view&direction=previous&from={from}&to={to}",
                        day,
                        day)
                .body("items.step", contains(1, 1, 2, 2))
                .body("items.to", contains("impression", "search", "$end", "$end"));
        callers.get(admin, next + "&entity_type=event&entity_id=nothing", day, day)
                .body("sessions", equalTo(0))
                .body("items", empty());
        callers.get(admin, "/api/v1/analytics/paths?action=interest&depth=1&from={from}&to={to}", day, day)
                .body("items.to", contains("detail_view", "share"));
        callers.get(admin, "/api/v1/analytics/paths?action=share&from={from}&to={to}", day, day)
                .body("items.to", contains("$end"));
    }

    @Test
    void sessionsHaveLengthsDepthsEntriesAndExits() {
        session(ONE, 0, 100, 3, "impression event", "ticket_click ticket_link");
        session(TWO, 0, 0, 1, "impression event", "impression event");
        session(THREE, 0, 4000, 2, "search search", "impression event");
        session(THREE, 2 * 24 * 3600, 2 * 24 * 3600, 1, "share event", "share event");
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
        suite.database().update("update analytics.viewer_sessions set depth = null where viewer = ?", THREE);
        Happening.moveWatermark(suite.database());
        callers.get(admin, "/api/v1/analytics/sessions?from={from}&to={to}", day, day)
                .body("sessions", equalTo(3))
                .body("depth.mean", equalTo(2.0f))
                .body("depth.histogram.count", contains(1, 0, 1, 0, 0, 0, 0))
                .body("entries.action", contains("impression"));
        callers.get(admin, "/api/v1/analytics/sessions?from={from}&to={to}", day.minusDays(9), day.minusDays(8))
                .statusCode(200)
                .body("sessions", equalTo(0))
                .body("seconds.median", nullValue())
                .body("entries", empty());
    }

    @Test
    void cohortsAreToldAsLines() {
        LocalDate yesterday = today.minusDays(1);
        seen(ONE, true, yesterday, yesterday, today);
        seen(TWO, true, yesterday, yesterday);
        seen(THREE, false, today, today);
        String path = "/api/v1/analytics/retention?from={from}&to={to}";
        assertThat(lines(callers.get(CSV, admin, path, yesterday, today)))
                .containsExactly(
                        "start,size,period,returned,share,complete",
                        yesterday + ",2,0,2,1.0,true",
                        yesterday + ",2,1,1,0.5,false",
                        today + ",1,0,1,1.0,false");
        assertThat(lines(callers.get(NDJSON, admin, path, today, today)))
                .containsExactly(
                        "{\"start\":\"%s\",\"size\":1,\"period\":0,\"returned\":1,\"share\":1.0,\"complete\":false}"
                                .formatted(today));
    }

    @Test
    void pathsAreToldAsLines() {
        Happening.store(suite.database(), List.of(step(ONE, 0, "detail_view"), step(ONE, 1, "interest")));
        String path = "/api/v1/analytics/paths?action=detail_view&depth=1&from={from}&to={to}";
        assertThat(lines(callers.get(CSV, admin, path, day, day)))
                .containsExactly("step,from,to,sessions", "1,detail_view,interest,1");
        assertThat(lines(callers.get(NDJSON, admin, path, day, day)))
                .containsExactly("{\"step\":1,\"from\":\"detail_view\",\"to\":\"interest\",\"sessions\":1}");
    }

    @Test
    void entriesAndExitsAreToldAsLines() {
        session(ONE, 0, 100, 2, "impression event", "ticket_click ticket_link");
        session(TWO, 0, 0, 1, "impression event", "impression event");
        String path = "/api/v1/analytics/sessions?from={from}&to={to}";
        assertThat(lines(callers.get(CSV, admin, path, day, day)))
                .containsExactly(
                        "side,action,entity_type,sessions,share",
                        "entry,impression,event,2,1.0",
                        "exit,impression,event,1,0.5",
                        "exit,ticket_click,ticket_link,1,0.5");
        assertThat(lines(callers.get(NDJSON, admin, path, day, day)))
                .hasSize(3)
                .contains(
                        "{\"side\":\"entry\",\"action\":\"impression\",\"entity_type\":\"event\",\"sessions\":2,\"share\":1.0}");
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

    /** Entry and exit are an action and an entity type. */
    private void session(UUID viewer, int from, int to, int depth, String entry, String exit) {
        suite.database()
                .update(
                        """
                        insert into analytics.viewer_sessions (
                            viewer, session_id, started_at, ended_at, is_user, depth, entry_action, entry_type, exit_action,
                            exit_type)
                        values (?, 's', ?, ?, true, ?, split_part(?, ' ', 1), split_part(?, ' ', 2), split_part(?, ' ', 1),
                                split_part(?, ' ', 2))
                        """,
                        viewer,
                        noon.plusSeconds(from).atOffset(ZoneOffset.UTC),
                        noon.plusSeconds(to).atOffset(ZoneOffset.UTC),
                        depth,
                        entry,
                        entry,
                        exit,
                        exit);
    }
}
