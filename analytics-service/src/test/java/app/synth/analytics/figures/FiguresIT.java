package app.synth.analytics.figures;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import app.synth.testsupport.Suite;
import app.synth.testsupport.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "analytics"),
            @ResourceArg(name = "migrate", value = "tracking"),
            @ResourceArg(name = "accounts", value = "fake")
        })
class FiguresIT {
    private static final String EVENT_DAYS = "/api/v1/analytics/events/{id}/daily?from=2026-11-01&to=2026-11-03";

    Suite suite;

    @AfterEach
    void accountsIsBack() {
        suite.accounts().up();
    }

    @Test
    void anEventHasARowForEveryDayAskedFor() {
        String event = knownEvent();
        suite.database().update("""
                insert into analytics.analytics_event_daily
                    (event_id, date, impressions, clicks, unique_viewers, converted_viewers, rated_count, rating_sum, review_count)
                values (?, '2026-11-02', 8, 10, 3, 1, 2, 9, 3)
                """, event);
        get(granted("view_all_analytics"), EVENT_DAYS, event)
                .statusCode(200)
                .body("clamped", nullValue())
                .body("event_id", equalTo(event))
                .body("from", equalTo("2026-11-01"))
                .body("to", equalTo("2026-11-03"))
                .body("days.date", contains("2026-11-01", "2026-11-02", "2026-11-03"))
                .body("days[0].impressions", equalTo(0))
                .body("days[0].click_through_rate", nullValue())
                .body("days[0].ticket_conversion_rate", nullValue())
                .body("days[0].avg_rating", nullValue())
                .body("days[1].click_through_rate", equalTo(1.25f))
                .body("days[1].ticket_conversion_rate", equalTo(0.3333f))
                .body("days[1].avg_rating", equalTo(4.5f));
    }

    @Test
    void daysWithoutAnythingKeepWhatAddsUp() {
        String artist = "artist-" + UUID.randomUUID();
        String venue = "venue-" + UUID.randomUUID();
        suite.database().update("""
                insert into analytics.analytics_artist_daily
                    (artist_id, date, profile_views, new_followers, total_followers, active_events, rated_count, rating_sum)
                values (?, '2026-10-20', 1, 5, 5, 3, 0, 0), (?, '2026-11-02', 4, 2, 7, 1, 4, 17)
                """, artist, artist);
        suite.database().update("""
                insert into analytics.event_artists (artist_id, event_id, local_date)
                values (?, 'a', '2026-11-01'), (?, 'b', '2026-11-03'), (?, 'c', null)
                """, artist, artist, artist);
        suite.database().update("""
                insert into analytics.analytics_venue_daily
                    (venue_id, date, new_followers, total_followers, events_hosted, event_attendance)
                values (?, '2026-11-01', 2, 2, 1, 40)
                """, venue);
        UUID admin = granted("view_all_analytics");
        get(admin, "/api/v1/analytics/artists/{id}/daily?from=2026-11-01&to=2026-11-03", artist)
                .statusCode(200)
                .body("artist_id", equalTo(artist))
                .body("days.profile_views", contains(0, 4, 0))
                .body("days.total_followers", contains(5, 7, 7))
                .body("days.active_events", contains(2, 1, 1))
                .body("days[1].avg_rating", equalTo(4.25f));
        get(admin, "/api/v1/analytics/venues/{id}/daily?from=2026-10-31&to=2026-11-02", venue)
                .statusCode(200)
                .body("venue_id", equalTo(venue))
                .body("days.total_followers", contains(0, 2, 2))
                .body("days.event_attendance", contains(0, 40, 0))
                .body("days[0].avg_venue_rating", nullValue());
        get(admin, "/api/v1/analytics/artists/nobody/daily").statusCode(404);
        get(admin, "/api/v1/analytics/venues/nowhere/daily").statusCode(404);
    }

    @Test
    void everyKindHasItsPermissionAndItsOwners() {
        for (String kind : List.of("event", "artist", "venue")) {
            String id = kind + "-" + UUID.randomUUID();
            suite.database()
                    .update(
                            "insert into analytics.analytics_%s_daily (%s_id, date) values (?, current_date)"
                                    .formatted(kind, kind),
                            id);
            String path = "/api/v1/analytics/" + kind + "s/{id}/daily";
            for (String permission : List.of("view_event_analytics", "view_artist_analytics", "view_venue_analytics")) {
                UUID owner = granted(permission);
                suite.accounts().own(owner, kind, id);
                boolean isIts = permission.contains(kind);
                get(owner, path, id).statusCode(isIts ? 200 : 403);
                get(granted(permission), path, id).statusCode(403);
            }
            get(granted("view_all_analytics"), path, id).statusCode(200);
            given().get(path, id).then().statusCode(401);
        }
        String somebody = "/api/v1/analytics/users/" + UUID.randomUUID() + "/daily";
        get(granted("view_all_analytics"), somebody).statusCode(200).body("days", hasSize(30));
        get(granted("view_event_analytics"), somebody).statusCode(403);
    }

    @Test
    void aTierShowsItsDaysAndSaysWhatTheNextWould() {
        String event = knownEvent();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        UUID owner = owner(event);
        String from = today.minusDays(200).toString();
        String path = "/api/v1/analytics/events/{id}/daily?to=" + today + "&from=";
        get(owner, path + from, event)
                .statusCode(200)
                .body("days", hasSize(7))
                .body("from", equalTo(today.minusDays(6).toString()))
                .body("clamped.tier", equalTo("free"))
                .body("clamped.asked_from", equalTo(from))
                .body("clamped.next_tier", equalTo("premium"))
                .body("clamped.next_tier_from", equalTo(today.minusDays(89).toString()));
        get(owner, path + today.minusDays(6), event).statusCode(200).body("clamped", nullValue());

        UUID premium = owner(event);
        suite.accounts().become(premium, "promoter", "premium");
        get(premium, path + from, event)
                .body("days", hasSize(90))
                .body("clamped.next_tier", equalTo("professional"))
                .body("clamped.next_tier_from", equalTo(from));
        UUID professional = owner(event);
        suite.accounts().become(professional, "promoter", "professional");
        get(professional, path + from, event).body("days", hasSize(201)).body("clamped", nullValue());
        UUID expired = owner(event);
        suite.accounts()
                .become(expired, "promoter", "professional", Instant.now().minusSeconds(1));
        get(expired, path + from, event).body("days", hasSize(7));
    }

    @Test
    void eitherPermissionOpensEventsAndNothingElseDoes() {
        String event = knownEvent();
        get(granted("view_all_analytics"), EVENT_DAYS, event).statusCode(200);
        get(granted("view_artist_analytics"), EVENT_DAYS, event)
                .statusCode(403)
                .body("code", equalTo("permission_denied"))
                .body("missing_permission", contains("view_event_analytics", "view_all_analytics"))
                .body("detail", notNullValue());
        get(granted("view_event_analytics"), EVENT_DAYS, event)
                .statusCode(403)
                .body("code", equalTo("permission_denied"))
                .body("reason", equalTo("not_owner"));
        given().get(EVENT_DAYS, event).then().statusCode(401);
    }

    @Test
    void withoutAccountsNobodyNewGetsInAndWhoWasLetInStaysForAWhile() {
        String event = knownEvent();
        UUID known = owner(event);
        get(known, EVENT_DAYS, event).statusCode(200);
        suite.accounts().down();
        get(granted("view_event_analytics"), EVENT_DAYS, event)
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("permissions_unavailable"));
        get(known, EVENT_DAYS, event).statusCode(200);
        suite.accounts().up();
        UUID later = owner(event);
        await().untilAsserted(() -> get(later, EVENT_DAYS, event).statusCode(200));
    }

    @Test
    void theRequestIdGoesAlongToAccounts() {
        given().auth()
                .oauth2(suite.tokens().user(granted("view_event_analytics")))
                .header("X-Request-Id", "follow-me")
                .get(EVENT_DAYS, knownEvent());
        org.assertj.core.api.Assertions.assertThat(suite.accounts().requestIds())
                .contains("follow-me");
    }

    @Test
    void anEventThatNobodyKnowsIs404() {
        get(granted("view_all_analytics"), EVENT_DAYS, "nothing-like-it")
                .statusCode(404)
                .body("code", equalTo("not_found"));
    }

    @Test
    void onesOwnFiguresNeedNoPermission() {
        UUID user = UUID.randomUUID();
        suite.database()
                .update(
                        "insert into analytics.analytics_user_daily (user_id, date, sessions_count, total_time_seconds) values (?, '2026-11-01', 2, 301)",
                        user);
        get(user, "/api/v1/analytics/users/me/daily?from=2026-11-01&to=2026-11-02")
                .statusCode(200)
                .body("user_id", equalTo(user.toString()))
                .body("days.total_time_seconds", contains(301, 0))
                .body("days.avg_session_duration_seconds", contains(150, null));
        get(user, "/api/v1/analytics/users/me/daily").statusCode(200).body("days", hasSize(30));
    }

    @Test
    void aBadRangeNamesItsField() {
        UUID user = UUID.randomUUID();
        String mine = "/api/v1/analytics/users/me/daily?from={from}&to={to}";
        get(user, mine, "yesterday", "2026-11-02").statusCode(400).body("field", equalTo("from"));
        get(user, mine, "2026-11-01", "2026-13-02").statusCode(400).body("field", equalTo("to"));
        get(user, mine, "2026-11-02", "2026-11-01").statusCode(400).body("field", equalTo("to"));
        get(user, mine, "2025-01-01", "2026-02-05")
                .statusCode(400)
                .body("field", equalTo("to"))
                .body("code", equalTo("invalid_field"));
        get(user, mine, "2025-01-01", "2026-02-04").statusCode(200).body("days", hasSize(400));
    }

    private String knownEvent() {
        String id = "event/#%" + UUID.randomUUID();
        suite.database().update("insert into analytics.events (event_id, title) values (?, 'An event')", id);
        return id;
    }

    private UUID owner(String event) {
        UUID user = granted("view_event_analytics");
        suite.accounts().own(user, "event", event);
        return user;
    }

    private UUID granted(String... permissions) {
        UUID user = UUID.randomUUID();
        suite.accounts().grant(user, permissions);
        return user;
    }

    private ValidatableResponse get(UUID user, String path, Object... parameters) {
        return given().auth()
                .oauth2(suite.tokens().user(user))
                .accept(ContentType.JSON)
                .get(path, parameters)
                .then();
    }
}
