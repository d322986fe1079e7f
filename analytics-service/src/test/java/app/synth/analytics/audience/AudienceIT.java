package app.synth.analytics.audience;

import static app.synth.analytics.audience.Audience.YESTERDAY;
import static app.synth.analytics.testsupport.Callers.CSV;
import static app.synth.analytics.testsupport.Callers.NDJSON;
import static app.synth.analytics.testsupport.Callers.lines;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import app.synth.analytics.audience.Audience.Profile;
import app.synth.analytics.testsupport.PackagedAnalytics;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask, and what is answered. */
@QuarkusIntegrationTest
@TestProfile(AudienceProfile.class)
class AudienceIT extends PackagedAnalytics {
    private static final String ROOT = "/api/v1/analytics/";
    private static final Profile YOUNG = new Profile("18_24", "female", "Brooklyn", "NY");
    private static final Profile OLD = new Profile("65_plus", "male", "Albany", "NY");
    private static final LocalDate WEEK_AGO = YESTERDAY.minusDays(6);

    private Audience audience;

    @BeforeEach
    void people() {
        audience = new Audience(suite);
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "artist", "venue"})
    void ownersWithTheTierAndWhoeverMaySeeEverythingAsk(String kind) {
        String id = known(kind);
        String people = ROOT + kind + "s/{id}/audience";
        String sources = ROOT + kind + "s/{id}/breakdown?key=source";
        for (String tier : List.of("free", "premium")) {
            audience.get(audience.owner(kind, id, tier), people, id)
                    .statusCode(403)
                    .body("code", equalTo("tier_required"))
                    .body("needed_tier", equalTo("professional"));
        }
        audience.get(audience.owner(kind, id, "professional"), people, id)
                .statusCode(200)
                .body("exact", equalTo(false));
        audience.get(audience.owner(kind, id, "free"), sources, id)
                .statusCode(403)
                .body("code", equalTo("tier_required"))
                .body("needed_tier", equalTo("premium"));
        audience.get(audience.owner(kind, id, "premium"), sources, id)
                .statusCode(200)
                .body("exact", equalTo(false))
                .body("clamped", nullValue());
        for (String path : List.of(people, sources)) {
            UUID stranger = audience.granted("view_" + kind + "_analytics");
            suite.accounts().become(stranger, "promoter", "enterprise");
            audience.get(stranger, path, id).statusCode(403).body("reason", equalTo("not_owner"));
            audience.get(audience.granted(), path, id).statusCode(403).body("code", equalTo("permission_denied"));
            given().get(path, id).then().statusCode(401);
            UUID admin = audience.granted("view_all_analytics");
            audience.get(admin, path, id)
                    .statusCode(200)
                    .body("exact", equalTo(true))
                    .body("releases", nullValue());
            audience.get(admin, path, "nobody-knows-it").statusCode(404).body("code", equalTo("not_found"));
        }
    }

    @Test
    void aBadParameterIsNamed() {
        String id = audience.event();
        UUID owner = audience.owner("event", id, "professional");
        String sources = ROOT + "events/{id}/breakdown?key={key}";
        audience.get(owner, sources, id, "user_id")
                .statusCode(400)
                .body("field", equalTo("key"))
                .body("detail", containsString("source, feed_type"));
        audience.get(owner, ROOT + "events/{id}/breakdown", id).statusCode(400).body("field", equalTo("key"));
        for (String path : List.of("audience?", "breakdown?key=source&")) {
            String at = ROOT + "events/{id}/" + path;
            audience.get(owner, at + "limit=0", id).statusCode(400).body("field", equalTo("limit"));
            audience.get(owner, at + "limit=501", id).statusCode(400).body("field", equalTo("limit"));
            audience.get(owner, at + "from=2026-02-30", id).statusCode(400).body("field", equalTo("from"));
            audience.get(owner, at + "from=2026-02-03&to=2026-02-02", id)
                    .statusCode(400)
                    .body("field", equalTo("to"));
        }
    }

    @Test
    void premiumSeesBreakdownsOfNinetyDays() {
        String id = audience.event();
        LocalDate first = YESTERDAY.minusDays(88);
        audience.get(
                        audience.owner("event", id, "premium"),
                        ROOT + "events/{id}/breakdown?key=source&from={from}",
                        id,
                        YESTERDAY.minusDays(200))
                .statusCode(200)
                .body("from", equalTo(first.toString()))
                .body("clamped.tier", equalTo("premium"))
                .body("clamped.next_tier", equalTo("professional"));
    }

    @Test
    void adminsSeeEverybodyOnceAndLiveOwnersWhatWasReleased() {
        String event = audience.event();
        List<UUID> both = audience.view(event, YESTERDAY.minusDays(1), 40, YOUNG);
        audience.view(event, YESTERDAY, both, OLD);
        audience.view(event, YESTERDAY, 30, OLD);
        audience.release();
        audience.view(event, YESTERDAY, 3, Profile.NONE);
        String path = ROOT + "events/{id}/audience?from={from}&to={to}";
        JsonPath exact = audience.read(audience.granted("view_all_analytics"), path, event, WEEK_AGO, YESTERDAY);
        assertThat(exact.getString("unit")).isEqualTo("distinct viewers");
        assertThat(exact.getLong("viewers")).isEqualTo(73);
        assertThat(exact.getList("demographics.items.viewers")).isEqualTo(List.of(40, 30, 3));
        assertThat(exact.getString("demographics.items[2].age_band")).isEqualTo("unknown");
        assertThat(exact.getList("locations.items.city")).isEqualTo(List.of("Brooklyn", "Albany", "unknown"));
        assertThat(audience.read(audience.granted("view_all_analytics"), path + "&limit=1", event, WEEK_AGO, YESTERDAY)
                        .getLong("locations.others"))
                .isEqualTo(33);

        JsonPath released =
                audience.read(audience.owner("event", event, "professional"), path, event, WEEK_AGO, YESTERDAY);
        assertThat(released.getLong("viewers")).isEqualTo(70);
        assertThat(released.getInt("k")).isEqualTo(10);
        assertThat(released.getList("demographics.items.viewers")).isEqualTo(List.of(40, 30));
        assertThat(released.getLong("releases.count")).isEqualTo(1);
        assertThat(released.getString("releases.items[0].from"))
                .isEqualTo(YESTERDAY.minusDays(1).toString());
        assertThat(audience.read(audience.owner("event", event, "professional"), path, event, YESTERDAY, YESTERDAY)
                        .getLong("releases.count"))
                .as("the block begins before the range")
                .isZero();
        assertThat(suite.database().value("""
                        select viewer_demographics -> 'cells' -> 0 ->> 'viewers' from analytics.analytics_event_daily
                        where event_id = ? and date = ?
                        """, event, YESTERDAY)).isEqualTo("40");
    }

    @Test
    void artistsAndVenuesSeeTheSumOverTheirEvents() {
        String artist = known("artist");
        String venue = known("venue");
        for (int each = 0; each < 2; each++) {
            String event = audience.event();
            suite.database()
                    .update("insert into analytics.event_artists (artist_id, event_id) values (?, ?)", artist, event);
            suite.database()
                    .update("insert into analytics.event_places (event_id, venue_id) values (?, ?)", event, venue);
            List<UUID> people = audience.view(event, YESTERDAY, 45, YOUNG);
            audience.view(event, YESTERDAY, 20 + each, OLD);
            audience.act(event, YESTERDAY, "event_click", people, "{\"source\": \"feed\"}");
            suite.database().update("""
                    insert into analytics.analytics_breakdown_daily (event_id, date, key, value, clicks)
                    values (?, ?, 'source', 'feed', 50), (?, ?, 'source', 'list', 1)
                    """, event, YESTERDAY, event, YESTERDAY);
        }
        audience.release();
        for (String kind : List.of("artist", "venue")) {
            String id = kind.equals("artist") ? artist : venue;
            UUID owner = audience.owner(kind, id, "professional");
            UUID admin = audience.granted("view_all_analytics");
            audience.get(owner, ROOT + kind + "s/{id}/audience", id)
                    .statusCode(200)
                    .body("entity_type", equalTo(kind))
                    .body("viewers", equalTo(131))
                    .body("demographics.items[0].viewers", equalTo(90))
                    .body("demographics.items[1].viewers", equalTo(41))
                    .body("releases.items", hasSize(2));
            audience.get(admin, ROOT + kind + "s/{id}/audience", id)
                    .statusCode(200)
                    .body("viewers", equalTo(131));
            audience.get(owner, ROOT + kind + "s/{id}/breakdown?key=source", id)
                    .statusCode(200)
                    .body("unit", equalTo("people per release, by their first value, added up"))
                    .body("items", hasSize(1))
                    .body("items[0].clicks", equalTo(90))
                    .body("items[0].impressions", nullValue());
            audience.get(admin, ROOT + kind + "s/{id}/breakdown?key=source&limit=1", id)
                    .statusCode(200)
                    .body("unit", equalTo("interactions"))
                    .body("items[0].clicks", equalTo(100))
                    .body("others.clicks", equalTo(2));
        }
    }

    @Test
    void whatIsShownIsToldAsLines() {
        String event = audience.event();
        audience.view(event, YESTERDAY, 40, YOUNG);
        audience.view(event, YESTERDAY, 3, new Profile("25_34", "male", "=Brooklyn", "NY"));
        suite.database().update("""
                insert into analytics.analytics_breakdown_daily (event_id, date, key, value, impressions)
                values (?, ?, 'source', 'feed', 7)
                """, event, YESTERDAY);
        UUID admin = callers.admin();
        String people = ROOT + "events/{id}/audience";
        String sources = ROOT + "events/{id}/breakdown?key=source";
        assertThat(lines(callers.get(CSV, admin, people, event)))
                .containsExactly(
                        "table,age_band,gender,city,state,viewers",
                        "demographics,18_24,female,,,40",
                        "demographics,25_34,male,,,3",
                        "locations,,,Brooklyn,NY,40",
                        "locations,,,'=Brooklyn,NY,3");
        assertThat(lines(callers.get(NDJSON, admin, people, event)))
                .hasSize(4)
                .first()
                .isEqualTo("{\"table\":\"demographics\",\"age_band\":\"18_24\",\"gender\":\"female\",\"city\":null,"
                        + "\"state\":null,\"viewers\":40}");
        assertThat(lines(callers.get(CSV, admin, sources, event)))
                .containsExactly("value,impressions,clicks,detail_views,ticket_link_clicks", "feed,7,0,0,0");
        assertThat(lines(callers.get(NDJSON, admin, sources, event)))
                .containsExactly(
                        "{\"value\":\"feed\",\"impressions\":7,\"clicks\":0,\"detail_views\":0,\"ticket_link_clicks\":0}");
    }

    @Test
    void linesTakeProfessionalAndTellOnlyWhatWasReleased() {
        String event = audience.event();
        audience.view(event, YESTERDAY, 3, YOUNG);
        UUID premium = callers.owner(event, "premium");
        UUID professional = callers.owner(event, "professional");
        String sources = ROOT + "events/{id}/breakdown?key=source";
        for (String type : List.of(CSV, NDJSON)) {
            callers.get(type, premium, sources, event)
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("code", equalTo("tier_required"))
                    .body("needed_tier", equalTo("professional"));
        }
        callers.get(premium, sources, event).statusCode(200);
        assertThat(lines(callers.get(CSV, professional, sources, event)))
                .containsExactly("value,impressions,clicks,detail_views,ticket_link_clicks");
        assertThat(lines(callers.get(CSV, professional, ROOT + "events/{id}/audience", event)))
                .containsExactly("table,age_band,gender,city,state,viewers");
    }

    @Test
    void theBreakdownOfEverythingIsForWhoeverMaySeeEverything() {
        suite.database().update("""
                insert into analytics.analytics_breakdown_daily (event_id, date, key, value, impressions)
                values ('', ?, 'ticket_provider', 'one', 7) on conflict do nothing
                """, YESTERDAY);
        audience.get(audience.granted("view_all_analytics"), ROOT + "breakdown?key=ticket_provider")
                .statusCode(200)
                .body("entity_type", equalTo("all"))
                .body("entity_id", nullValue())
                .body("items[0].value", equalTo("one"))
                .body("items[0].impressions", equalTo(7));
        audience.get(audience.granted("view_event_analytics"), ROOT + "breakdown?key=source")
                .statusCode(403);
    }

    private String known(String kind) {
        if (kind.equals("event")) {
            return audience.event();
        }
        String id = kind + "-" + UUID.randomUUID();
        suite.database()
                .update("insert into analytics." + kind + "s (" + kind + "_id, name) values (?, 'Somebody')", id);
        return id;
    }
}
