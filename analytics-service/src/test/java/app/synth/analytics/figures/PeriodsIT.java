package app.synth.analytics.figures;

import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import app.synth.analytics.testsupport.PackagedAnalytics;
import app.synth.analytics.testsupport.QuietRollups;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each figure is over days, weeks and months. 2026-11-02 is a Monday. */
@QuarkusIntegrationTest
@TestProfile(QuietRollups.class)
class PeriodsIT extends PackagedAnalytics {
    private static final String TWO_WEEKS = "?from=2026-11-02&to=2026-11-15&granularity=";

    private Days days;
    private UUID admin;

    @BeforeEach
    void people() {
        days = new Days(suite.database());
        admin = callers.admin();
    }

    @Test
    void anEventHasAnEntryForEveryDayAskedFor() {
        String event = days.event();
        days.event(event, "2026-11-02", 8, 10, 3, 1, 2, 9);
        event(event, "?from=2026-11-01&to=2026-11-03")
                .body("event_id", equalTo(event))
                .body("title", equalTo("An event"))
                .body("from", equalTo("2026-11-01"))
                .body("to", equalTo("2026-11-03"))
                .body("granularity", equalTo("day"))
                .body("clamped", nullValue())
                .body("series.start", contains("2026-11-01", "2026-11-02", "2026-11-03"))
                .body("series.impressions", contains(0, 8, 0))
                .body("series.unique_viewers", contains(0, 3, 0))
                .body("series.click_through_rate", contains(null, 1.25f, null))
                .body("series.ticket_conversion_rate", contains(null, 0.3333f, null))
                .body("series.avg_rating", contains(null, 4.5f, null))
                .body("totals", not(hasKey("start")))
                .body("totals.clicks", equalTo(10));
    }

    @Test
    void aViewerOfSeveralDaysCountsOnceInTheWeekAndInAll() {
        String event = days.event();
        UUID buyer = UUID.randomUUID();
        UUID looker = UUID.randomUUID();
        UUID separately = UUID.randomUUID();
        UUID onlyTickets = UUID.randomUUID();
        UUID later = UUID.randomUUID();
        days.event(event, "2026-10-30", 0, 0, 1, 0, 0, 0)
                .event(event, "2026-11-02", 0, 0, 3, 0, 0, 0)
                .event(event, "2026-11-03", 0, 0, 1, 1, 0, 0)
                .event(event, "2026-11-09", 0, 0, 2, 0, 0, 0)
                .viewer(event, "2026-10-30", buyer, 1, 0)
                .viewer(event, "2026-11-02", buyer, 1, 0)
                .viewer(event, "2026-11-03", buyer, 1, 2)
                .viewer(event, "2026-11-09", buyer, 1, 0)
                .viewer(event, "2026-11-02", looker, 4, 0)
                .viewer(event, "2026-11-02", separately, 1, 0)
                .viewer(event, "2026-11-04", separately, 0, 1)
                .viewer(event, "2026-11-02", onlyTickets, 0, 1)
                .viewer(event, "2026-11-09", later, 1, 0);
        for (String granularity : new String[] {"day", "week", "month"}) {
            event(event, TWO_WEEKS + granularity)
                    .body("totals.unique_viewers", equalTo(4))
                    .body("totals.ticket_conversion_rate", equalTo(0.25f))
                    .body("previous.from", equalTo("2026-10-19"))
                    .body("previous.to", equalTo("2026-11-01"))
                    .body("previous.totals.unique_viewers", equalTo(1))
                    .body("change.unique_viewers", equalTo(3.0f));
        }
        event(event, TWO_WEEKS + "week")
                .body("series.start", contains("2026-11-02", "2026-11-09"))
                .body("series.unique_viewers", contains(3, 2))
                .body("series.ticket_conversion_rate", contains(0.3333f, 0.0f));
        event(event, "?from=2026-10-30&to=2026-11-15&granularity=month")
                .body("series.start", contains("2026-10-01", "2026-11-01"))
                .body("series.unique_viewers", contains(1, 4));
        event(event, TWO_WEEKS + "day").body("series.unique_viewers[0]", equalTo(3));
    }

    @Test
    void ratiosAndMeansAreMadeOfTheSums() {
        String event = days.event();
        days.event(event, "2026-11-02", 10, 1, 0, 0, 1, 5).event(event, "2026-11-05", 90, 45, 0, 0, 3, 6);
        event(event, TWO_WEEKS + "week")
                .body("series.click_through_rate", contains(0.46f, null))
                .body("series.avg_rating", contains(2.75f, null))
                .body("totals.review_count", equalTo(4))
                .body("totals.avg_rating", equalTo(2.75f));
    }

    @Test
    void ofAWeekThatBeginsBeforeTheRangeOnlyTheRangeCounts() {
        String event = days.event();
        UUID early = UUID.randomUUID();
        days.event(event, "2026-11-02", 1, 1, 1, 0, 0, 0)
                .event(event, "2026-11-04", 10, 0, 0, 0, 0, 0)
                .event(event, "2026-11-10", 100, 0, 0, 0, 0, 0)
                .viewer(event, "2026-11-02", early, 1, 0);
        event(event, "?from=2026-11-03&to=2026-11-09&granularity=week")
                .body("series.start", contains("2026-11-02", "2026-11-09"))
                .body("series.impressions", contains(10, 0))
                .body("series.unique_viewers", contains(0, 0))
                .body("totals.impressions", equalTo(10))
                .body("previous.totals.impressions", equalTo(1))
                .body("previous.totals.unique_viewers", equalTo(1))
                .body("change.impressions", equalTo(9.0f))
                .body("change.clicks", equalTo(-1.0f))
                .body("change.likes_count", nullValue())
                .body("change", hasKey("likes_count"))
                .body("change", not(hasKey("avg_rating")));
    }

    @Test
    void aSessionOverMidnightIsInBothDaysAndOnceInTheirWeek() {
        UUID user = UUID.randomUUID();
        days.user(user, "2026-11-02", 1, 600)
                .user(user, "2026-11-03", 2, 900)
                .user(user, "2026-11-08", 1, 60)
                .user(user, "2026-11-09", 1, 120)
                .session(user, "night", "2026-11-02T23:50:00Z", "2026-11-03T00:10:00Z")
                .session(user, "noon", "2026-11-03T12:00:00Z", "2026-11-03T12:05:00Z")
                .session(user, "sunday", "2026-11-08T23:59:00Z", "2026-11-09T00:02:00Z");
        mine(user, TWO_WEEKS + "day")
                .body("series.sessions_count[0]", equalTo(1))
                .body("series.sessions_count[1]", equalTo(2))
                .body("totals.sessions_count", equalTo(3))
                .body("totals.total_time_seconds", equalTo(1680))
                .body("totals.avg_session_duration_seconds", equalTo(560));
        mine(user, TWO_WEEKS + "week")
                .body("series.sessions_count", contains(3, 1))
                .body("series.avg_session_duration_seconds", contains(520, 120))
                .body("totals.sessions_count", equalTo(3));
        mine(user, "?from=2026-11-03&to=2026-11-03")
                .body("totals.sessions_count", equalTo(2))
                .body("previous.totals.sessions_count", equalTo(1))
                .body("change.sessions_count", equalTo(1.0f));
        mine(user, "?from=2026-11-05&to=2026-11-06&granularity=month")
                .body("totals.sessions_count", equalTo(0))
                .body("totals.avg_session_duration_seconds", nullValue())
                .body("change.sessions_count", equalTo(-1.0f));
    }

    @Test
    void anArtistsRunningTotalsAreThoseOfTheLastDay() {
        String artist = "artist-" + UUID.randomUUID();
        suite.database().update("""
                insert into analytics.analytics_artist_daily
                    (artist_id, date, profile_views, new_followers, total_followers, active_events, rated_count, rating_sum)
                values (?, '2026-10-20', 1, 5, 5, 3, 0, 0), (?, '2026-11-02', 4, 2, 7, 1, 4, 17)
                """, artist, artist);
        suite.database().update("""
                insert into analytics.event_artists (artist_id, event_id, local_date)
                values (?, 'a', '2026-11-01'), (?, 'b', '2026-11-03'), (?, 'c', null)
                """, artist, artist, artist);
        of("artists", artist, "?from=2026-11-01&to=2026-11-03")
                .body("artist_id", equalTo(artist))
                .body("name", nullValue())
                .body("series.profile_views", contains(0, 4, 0))
                .body("series.total_followers", contains(5, 7, 7))
                .body("series.active_events", contains(2, 1, 1))
                .body("series.avg_rating", contains(null, 4.25f, null))
                .body("totals.total_followers", equalTo(7))
                .body("totals.active_events", equalTo(1))
                .body("previous.totals.total_followers", equalTo(5))
                .body("previous.totals.active_events", equalTo(2))
                .body("change.total_followers", equalTo(0.4f));
        of("artists", artist, "?from=2026-10-15&to=2026-11-05&granularity=month")
                .body("series.start", contains("2026-10-01", "2026-11-01"))
                .body("series.new_followers", contains(5, 2))
                .body("series.total_followers", contains(5, 7))
                .body("series.active_events", contains(2, 0))
                .body("previous.totals.total_followers", equalTo(0));
        of("artists", artist, "?from=2026-10-10&to=2026-10-19").body("totals.total_followers", equalTo(0));
    }

    @Test
    void whatOnlyTheCatalogueKnowsHasNothingYet() {
        String artist = "artist-" + UUID.randomUUID();
        suite.database().update("insert into analytics.artists (artist_id, name) values (?, 'The Band')", artist);
        of("artists", artist, TWO_WEEKS + "week")
                .body("name", equalTo("The Band"))
                .body("series", hasSize(2))
                .body("totals.total_followers", equalTo(0))
                .body("totals.active_events", equalTo(0))
                .body("totals.avg_rating", nullValue());
    }

    @Test
    void aVenuesAttendanceIsAddedUpAndItsFollowersAreNot() {
        String venue = "venue-" + UUID.randomUUID();
        suite.database().update("""
                insert into analytics.analytics_venue_daily
                    (venue_id, date, new_followers, total_followers, events_hosted, event_attendance, rated_count, rating_sum)
                values (?, '2026-11-02', 2, 2, 1, 40, 1, 5), (?, '2026-11-04', 3, 5, 2, 60, 3, 6)
                """, venue, venue);
        of("venues", venue, "?from=2026-11-01&to=2026-11-05")
                .body("venue_id", equalTo(venue))
                .body("series.total_followers", contains(0, 2, 2, 5, 5))
                .body("series.event_attendance", contains(0, 40, 0, 60, 0));
        of("venues", venue, TWO_WEEKS + "week")
                .body("series.event_attendance", contains(100, 0))
                .body("series.events_hosted", contains(3, 0))
                .body("series.total_followers", contains(5, 5))
                .body("series.avg_venue_rating", contains(2.75f, null))
                .body("previous.totals.total_followers", equalTo(0));
    }

    @Test
    void daysToComeAreCutOff() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        mine(UUID.randomUUID(), "?to=" + today.plusDays(10))
                .body("to", equalTo(today.toString()))
                .body("from", equalTo(today.minusDays(29).toString()))
                .body("series", hasSize(30))
                .body("previous.to", equalTo(today.minusDays(30).toString()))
                .body("change", not(anEmptyMap()));
    }

    @Test
    void whatNobodyKnowsIs404() {
        for (String path : new String[] {
            "events/nothing-like-it", "artists/nobody", "venues/nowhere", "users/" + UUID.randomUUID(), "users/nobody"
        }) {
            callers.as(admin)
                    .urlEncodingEnabled(false)
                    .get("/api/v1/analytics/" + path)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("not_found"));
        }
        UUID known = UUID.randomUUID();
        days.user(known, "2026-11-02", 1, 1);
        of("users", known.toString(), TWO_WEEKS + "week")
                .body("user_id", equalTo(known.toString()))
                .body("series.sessions_count", contains(0, 0));
    }

    private ValidatableResponse event(String id, String query) {
        return of("events", id, query);
    }

    private ValidatableResponse mine(UUID user, String query) {
        return callers.get(user, "/api/v1/analytics/users/me" + query).statusCode(200);
    }

    private ValidatableResponse of(String kind, String id, String query) {
        return callers.get(admin, "/api/v1/analytics/" + kind + "/{id}" + query, id)
                .statusCode(200);
    }
}
