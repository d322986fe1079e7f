package app.synth.analytics.figures;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import app.synth.analytics.testsupport.PackagedAnalytics;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who is shown figures, which of them, and in which form; and the catalogue behind them. */
@QuarkusIntegrationTest
class FiguresIT extends PackagedAnalytics {
    private static final String EVENT = "/api/v1/analytics/events/{id}?from=2026-11-01&to=2026-11-03";
    private static final List<String> KEYS = List.of(
            "view_event_analytics",
            "view_artist_analytics",
            "view_venue_analytics",
            "export_analytics",
            "manage_catalogue",
            "view_all_analytics");

    @AfterEach
    void accountsIsBack() {
        suite.accounts().up();
    }

    /** Everybody with one key, owning or not, at every door. */
    @TestFactory
    Stream<DynamicTest> everyDoorOpensToItsKeysAndItsOwners() {
        Map<String, String> things =
                Map.of("event", thing("event"), "artist", thing("artist"), "venue", thing("venue"));
        Map<String, Set<String>> doors = new LinkedHashMap<>();
        things.keySet().forEach(kind -> doors.put("%ss/{%s}".formatted(kind, kind), Set.of("view_all_analytics")));
        doors.put("users/me", Set.copyOf(KEYS));
        doors.put("users/" + known(), Set.of("view_all_analytics"));
        doors.put("overview", Set.of("view_all_analytics"));
        List.of("events", "artists", "venues", "searches")
                .forEach(list -> doors.put("top/" + list, Set.of("view_all_analytics")));
        List.of("events", "artists", "venues", "users")
                .forEach(table -> doors.put("export/" + table, Set.of("export_analytics")));
        return doors.entrySet().stream().flatMap(door -> {
            String kind = door.getKey().contains("{") ? door.getKey().replaceAll(".*\\{(.*)}", "$1") : "";
            String path = "/api/v1/analytics/" + door.getKey().replaceAll("\\{.*}", "{id}");
            Object[] ids = kind.isEmpty() ? new Object[0] : new Object[] {things.get(kind)};
            return Stream.concat(
                    Stream.of(DynamicTest.dynamicTest(
                            door.getKey() + " without a token",
                            () -> given().get(path, ids).then().statusCode(401))),
                    KEYS.stream()
                            .flatMap(key -> Stream.of(true, false).map(owns -> {
                                boolean may = door.getValue().contains(key)
                                        || owns && key.equals("view_" + kind + "_analytics");
                                return DynamicTest.dynamicTest(
                                        "%s, %s, %s: %s"
                                                .formatted(door.getKey(), key, owns ? "an owner" : "no owner", may),
                                        () -> {
                                            UUID user = granted(key);
                                            if (owns) {
                                                things.forEach((type, id) ->
                                                        suite.accounts().own(user, type, id));
                                            }
                                            given().auth()
                                                    .oauth2(suite.tokens().user(user))
                                                    .get(path, ids)
                                                    .then()
                                                    .statusCode(may ? 200 : 403);
                                        });
                            })));
        });
    }

    @Test
    void aTierShowsItsDaysAndSaysWhatTheNextWould() {
        String event = thing("event");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        UUID owner = owner(event);
        String from = today.minusDays(200).toString();
        String path = "/api/v1/analytics/events/{id}?to=" + today + "&from=";
        get(owner, path + from, event)
                .statusCode(200)
                .body("series", hasSize(7))
                .body("from", equalTo(today.minusDays(6).toString()))
                .body("previous", nullValue())
                .body("change", nullValue())
                .body("clamped.tier", equalTo("free"))
                .body("clamped.asked_from", equalTo(from))
                .body("clamped.from", equalTo(today.minusDays(6).toString()))
                .body("clamped.next_tier", equalTo("premium"))
                .body("clamped.next_tier_from", equalTo(today.minusDays(89).toString()));
        get(owner, path + today.minusDays(6), event).statusCode(200).body("clamped", nullValue());
        get(owner, path + today.minusDays(2), event)
                .body("previous.from", equalTo(today.minusDays(5).toString()))
                .body("change", notNullValue());

        UUID premium = owner(event);
        suite.accounts().become(premium, "promoter", "premium");
        get(premium, path + from, event)
                .body("series", hasSize(90))
                .body("clamped.next_tier", equalTo("professional"))
                .body("clamped.next_tier_from", equalTo(from));
        UUID professional = owner(event);
        suite.accounts().become(professional, "promoter", "professional");
        get(professional, path + from, event)
                .body("series", hasSize(201))
                .body("previous.to", equalTo(today.minusDays(201).toString()))
                .body("clamped", nullValue());
        UUID expired = owner(event);
        suite.accounts()
                .become(expired, "promoter", "professional", Instant.now().minusSeconds(1));
        get(expired, path + from, event).body("series", hasSize(7)).body("clamped.tier", equalTo("free"));
    }

    @Test
    void linesTakeProfessionalAndOnesOwnNothing() {
        String event = thing("event");
        for (String type : List.of("text/csv", "application/x-ndjson")) {
            UUID owner = owner(event);
            accepting(type, owner, EVENT, event)
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("code", equalTo("tier_required"))
                    .body("needed_tier", equalTo("professional"));
            suite.accounts().become(owner, "promoter", "premium");
            UUID professional = owner(event);
            suite.accounts().become(professional, "promoter", "professional");
            accepting(type, professional, EVENT, event).statusCode(200).contentType(startsWith(type));
            accepting(type, granted("view_all_analytics"), EVENT, event).statusCode(200);
            accepting(type, granted(), "/api/v1/analytics/users/me").statusCode(200);
        }
        UUID expired = owner(event);
        suite.accounts()
                .become(expired, "promoter", "professional", Instant.now().minusSeconds(1));
        accepting("text/csv", expired, EVENT, event).statusCode(403).body("reason", equalTo("expired"));
        accepting("*/*", owner(event), EVENT, event).statusCode(200).contentType(ContentType.JSON);
        accepting("image/png", owner(event), EVENT, event).statusCode(406);
    }

    @Test
    void aSeriesIsToldAsLines() {
        String event = thing("event");
        new Days(suite.database()).event(event, "2026-11-02", 8, 10, 3, 1, 2, 9);
        UUID admin = granted("view_all_analytics");
        String head = "start,impressions,unique_viewers,clicks,click_through_rate,detail_views,interested_count,"
                + "review_count,avg_rating,likes_count,comments_count,shares_count,ticket_link_clicks,"
                + "ticket_conversion_rate\r\n";
        Response csv = accepting("text/csv", admin, EVENT, event)
                .header("Vary", containsString("Accept"))
                .extract()
                .response();
        assertThat(csv.contentType().replace(" ", "")).isEqualTo("text/csv;charset=UTF-8;header=present");
        assertThat(csv.asString())
                .isEqualTo(head + "2026-11-01,0,0,0,,0,0,0,,0,0,0,0,\r\n"
                        + "2026-11-02,8,3,10,1.2500,0,0,2,4.50,0,0,0,0,0.3333\r\n"
                        + "2026-11-03,0,0,0,,0,0,0,,0,0,0,0,\r\n");
        String[] lines = accepting("application/x-ndjson", admin, EVENT, event)
                .extract()
                .asString()
                .split("\n");
        assertThat(lines).hasSize(3);
        assertThat(JsonPath.from(lines[1]).getString("start")).isEqualTo("2026-11-02");
        assertThat(JsonPath.from(lines[1]).getInt("impressions")).isEqualTo(8);
    }

    @Test
    void howLongAQueryTakesIsMeasured() {
        get(granted(), "/api/v1/analytics/users/me").statusCode(200);
        given().get(suite.management().resolve("/q/metrics"))
                .then()
                .body(containsString("synth_analytics_query_seconds_bucket{query=\"user_figures\""));
    }

    @Test
    void eitherPermissionOpensEventsAndNothingElseDoes() {
        String event = knownEvent();
        get(granted("view_all_analytics"), EVENT, event).statusCode(200);
        get(granted("view_artist_analytics"), EVENT, event)
                .statusCode(403)
                .body("code", equalTo("permission_denied"))
                .body("missing_permission", contains("view_event_analytics", "view_all_analytics"))
                .body("detail", notNullValue());
        get(granted("view_event_analytics"), EVENT, event)
                .statusCode(403)
                .body("code", equalTo("permission_denied"))
                .body("reason", equalTo("not_owner"));
        given().get(EVENT, event).then().statusCode(401);
    }

    @Test
    void withoutAccountsNobodyNewGetsInAndWhoWasLetInStaysForAWhile() {
        String event = knownEvent();
        UUID known = owner(event);
        get(known, EVENT, event).statusCode(200);
        suite.accounts().down();
        get(granted("view_event_analytics"), EVENT, event)
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("permissions_unavailable"));
        get(known, EVENT, event).statusCode(200);
        suite.accounts().up();
        UUID later = owner(event);
        await().untilAsserted(() -> get(later, EVENT, event).statusCode(200));
    }

    @Test
    void theRequestIdGoesAlongToAccounts() {
        given().auth()
                .oauth2(suite.tokens().user(granted("view_event_analytics")))
                .header("X-Request-Id", "follow-me")
                .get(EVENT, knownEvent());
        assertThat(suite.accounts().requestIds()).contains("follow-me");
    }

    @Test
    void whatIsWrongWithAPeriodIsNamed() {
        UUID admin = granted("view_all_analytics");
        for (String path : List.of("users/me", "events/" + thing("event"), "overview", "top/events", "export/users")) {
            String asked = "/api/v1/analytics/" + path + "?from={from}&to={to}";
            UUID user = path.startsWith("export") ? granted("export_analytics") : admin;
            refused(user, asked, "from", "yesterday", "2026-11-02");
            refused(user, asked, "from", "-999999999-01-01", "2026-11-02");
            refused(user, asked, "to", "2026-11-01", "2026-13-02");
            refused(user, asked, "to", "2026-11-02", "2026-11-01");
            refused(user, asked, "to", "2025-01-01", "2026-02-05");
            refused(user, asked, "from", "2999-01-01", "2999-01-02");
        }
        refused(admin, "/api/v1/analytics/users/me?granularity={granularity}", "granularity", "year");
        refused(admin, "/api/v1/analytics/overview?granularity={granularity}", "granularity", "DAY");
        get(admin, "/api/v1/analytics/users/me?from=2025-01-01&to=2026-02-04")
                .statusCode(200)
                .body("series", hasSize(400));
    }

    private void refused(UUID user, String path, String field, Object... parameters) {
        accepting("*/*", user, path, parameters)
                .statusCode(400)
                .body("code", equalTo("invalid_field"))
                .body("field", equalTo(field));
    }

    private String knownEvent() {
        return new Days(suite.database()).event();
    }

    /** Something that only the figures know. */
    private String thing(String kind) {
        String id = kind + "-" + UUID.randomUUID();
        suite.database()
                .update(
                        "insert into analytics.analytics_%s_daily (%s_id, date) values (?, '2026-10-01')"
                                .formatted(kind, kind),
                        id);
        return id;
    }

    private UUID known() {
        UUID user = UUID.randomUUID();
        new Days(suite.database()).user(user, "2026-10-01", 1, 1);
        return user;
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
        return accepting("application/json", user, path, parameters);
    }

    private ValidatableResponse accepting(String type, UUID user, String path, Object... parameters) {
        return given().auth()
                .oauth2(suite.tokens().user(user))
                .accept(type)
                .get(path, parameters)
                .then();
    }
}
