package app.synth.analytics.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import app.synth.analytics.testsupport.PackagedAnalytics;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written in bulk, entries one by one, and what it means for the figures. */
@QuarkusIntegrationTest
class CatalogueIT extends PackagedAnalytics {
    private static final Duration FRESH = Duration.ofSeconds(20);

    private CatalogueCaller admin;

    @BeforeEach
    void somebodyWhoMay() {
        admin = CatalogueCaller.of(suite);
    }

    @Test
    void goodLinesAreTakenAndBadOnesNamed() {
        String one = id("event");
        String two = id("event");
        admin.write(
                        "events",
                        event(one, "\"title\":\"Old\""),
                        event(
                                two,
                                "\"title\":\"Málaga\",\"artist_ids\":[\"a\",\"b\"],\"venue_id\":\"v\",\"starts_at\":\"2026-11-20T19:30:00Z\","
                                        + "\"zone\":\"America/New_York\",\"ticket_urls\":[\"https://tickets.example/1\"]"),
                        "",
                        "{\"event_id\":\"x\"}",
                        event("x", "\"title\":\"t\",\"starts_at\":\"tomorrow\""),
                        event("x", "\"title\":\"t\",\"tilte\":\"t\""),
                        "{\"event_id\":",
                        "null",
                        event(one, "\"title\":\"New\""))
                .statusCode(200)
                .body("received", equalTo(8))
                .body("stored", equalTo(2))
                .body("unchanged", equalTo(0))
                .body("rejected_count", equalTo(5))
                .body("rejected.line", contains(4, 5, 6, 7, 8))
                .body("rejected.field", contains("title", "starts_at", "tilte", null, null))
                .body("rejected.detail", everyItem(notNullValue()));
        admin.get("events/{id}", two)
                .statusCode(200)
                .body("title", equalTo("Málaga"))
                .body("artist_ids", contains("a", "b"));
    }

    @Test
    void ofTwoLinesWithTheSameIdTheLastGoodOneCounts() {
        String id = id("artist");
        admin.write("artists", artist(id, "First"), artist(id, "Last"), artist(id, ""))
                .body("received", equalTo(3))
                .body("stored", equalTo(1))
                .body("unchanged", equalTo(0))
                .body("rejected.line", contains(3));
        admin.get("artists/{id}", id).body("name", equalTo("Last"));
    }

    @Test
    void whatIsTheSameAlreadyIsNotWrittenAndRestatesNothing() {
        for (String kind : List.of("event", "artist", "venue")) {
            String same = id(kind);
            String other = id(kind);
            String[] lines = {line(kind, same, "Same", ""), line(kind, other, "Other", "")};
            admin.write(kind + "s", lines).body("stored", equalTo(2)).body("unchanged", equalTo(0));
            String version = admin.version(kind, same);
            long noted = admin.changesNoted();
            admin.write(kind + "s", lines).body("stored", equalTo(0)).body("unchanged", equalTo(2));
            assertThat(admin.version(kind, same)).isEqualTo(version);
            assertThat(admin.changesNoted()).isEqualTo(noted);

            admin.write(kind + "s", lines[0], line(kind, other, "Another", ""))
                    .body("stored", equalTo(1))
                    .body("unchanged", equalTo(1));
            assertThat(admin.version(kind, same)).isEqualTo(version);
            assertThat(admin.version(kind, other)).isNotEqualTo(version);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "event|zone|\"Mars/Olympus\"",
                "event|zone|\"+02:00\"",
                "event|zone|\"UTC+2\"",
                "event|zone|\"america/new_york\"",
                "event|zone|\"posix/America/New_York\"",
                "event|starts_at|\"+200000-01-01T00:00:00Z\"",
                "event|starts_at|1764876600000",
                "event|title|\"a\\u0000b\"",
                "event|title|\"a\\ud800b\"",
                "event|title|\" \"",
                "event|genres|[\"a\\u0000b\"]",
                "event|created_by|\"me\"",
                "venue|zone|\"Nowhere\"",
                "venue|latitude|91",
                "venue|latitude|-90.5",
                "venue|latitude|\"NaN\"",
                "venue|longitude|-180.1",
                "venue|longitude|181",
                "venue|capacity|-1",
                "venue|capacity|10000001",
                "venue|capacity|99999999999",
                "venue|capacity|1.5"
            })
    void aLineOutOfBoundsIsRefusedWithItsField(String kind, String field, String value) {
        String id = id(kind);
        admin.write(
                        kind + "s",
                        line(kind, id, "A name", ",\"" + field + "\":" + value),
                        line(kind, id("x"), "Good", ""))
                .statusCode(200)
                .body("stored", equalTo(1))
                .body("rejected.line", contains(1))
                .body("rejected.field", contains(field));
        admin.get(kind + "s/{id}", id).statusCode(404);
    }

    @Test
    void textsAndListsHaveTheirLongest() {
        String urls = IntStream.range(0, 21).mapToObj(each -> "\"u\"").toList().toString();
        admin.write(
                        "events",
                        event("e".repeat(201), "\"title\":\"t\""),
                        event("e", "\"title\":\"" + "t".repeat(501) + "\""),
                        event("e", "\"title\":\"t\",\"artist_ids\":" + "[\"" + "a".repeat(201) + "\"]"),
                        event("e", "\"title\":\"t\",\"ticket_urls\":" + urls),
                        event("e", "\"title\":\"t\",\"price_range\":\"" + "p".repeat(101) + "\""),
                        event("e", "\"title\":\"t\",\"starts_at\":\"" + "s".repeat(5000) + "\""))
                .body("stored", equalTo(0))
                .body(
                        "rejected.field",
                        contains("event_id", "title", "artist_ids", "ticket_urls", "price_range", "starts_at"))
                .body("rejected[5].detail.length()", lessThan(400));
    }

    @Test
    void badLinesWithoutEndAreCountedAndTheFirstAreNamed() {
        admin.write("artists", "x\n".repeat(1500))
                .statusCode(200)
                .body("received", equalTo(1500))
                .body("rejected_count", equalTo(1500))
                .body("rejected", hasSize(1000));
    }

    @Test
    void everyKindIsReadAsItWouldBeWritten() {
        String id = "hall/#%" + UUID.randomUUID();
        admin.write(
                "venues",
                line(
                        "venue",
                        id,
                        "Hall",
                        ",\"city\":\"Brooklyn\",\"state\":\"NY\",\"latitude\":40.7,\"longitude\":-73.9,"
                                + "\"zone\":\"America/New_York\",\"capacity\":900"));
        String body = admin.get("venues/{id}", id).statusCode(200).extract().asString();
        assertThat(JsonPath.from(body).getMap("").keySet())
                .containsExactlyInAnyOrder(
                        "venue_id", "name", "city", "state", "latitude", "longitude", "zone", "capacity");
        admin.write("venues", body).body("rejected", empty()).body("unchanged", equalTo(1));

        String event = id("event");
        admin.write("events", event(event, "\"title\":\"t\",\"starts_at\":\"2026-11-20T20:30:00+01:00\""));
        admin.get("events/{id}", event)
                .body("starts_at", equalTo("2026-11-20T19:30:00Z"))
                .body("genres", empty())
                .body("zone", nullValue());
    }

    @Test
    void whatNobodyCanHaveIsNotLookedFor() {
        admin.get("events/{id}", "e".repeat(201)).statusCode(400).body("field", equalTo("id"));
        admin.delete("events/{id}", "\0").statusCode(400).body("field", equalTo("address"));
        admin.get("artists/{id}", "nobody").statusCode(404).body("code", equalTo("not_found"));
        admin.delete("venues/{id}", "nowhere").statusCode(404).body("code", equalTo("not_found"));
    }

    @Test
    void whatIsRemovedTakesItsFiguresAlong() {
        String artist = id("artist");
        String venue = id("venue");
        String event = id("event");
        admin.write(
                "events",
                event(event, "\"title\":\"t\",\"artist_ids\":[\"" + artist + "\"],\"venue_id\":\"" + venue + "\""));
        admin.happens("impression", "event", event);
        await().atMost(FRESH)
                .until(() -> admin.figure("artist", artist, "event_impressions") == 1
                        && admin.figure("venue", venue, "event_impressions") == 1);
        admin.delete("events/{id}", event).statusCode(204);
        admin.get("events/{id}", event).statusCode(404);
        await().atMost(FRESH)
                .until(() -> admin.figure("artist", artist, "event_impressions") == 0
                        && admin.figure("venue", venue, "event_impressions") == 0);
    }

    @Test
    void theNameOfARemovedArtistMeansNobody() {
        String artist = id("artist");
        String name = "Band " + artist;
        admin.write("artists", artist(artist, name));
        admin.happens("profile_visit", "artist", name);
        await().atMost(FRESH).until(() -> admin.figure("artist", artist, "profile_views") == 1);
        admin.delete("artists/{id}", artist).statusCode(204);
        await().atMost(FRESH)
                .until(() -> admin.figure("artist", artist, "profile_views") == 0
                        && admin.figure("artist", name, "profile_views") == 1);
    }

    @Test
    void namesThatMeanNobodyOrSeveralAreListedUntilTheyMeanSomebody() {
        String unknown = "Unknown " + UUID.randomUUID();
        String twice = "Twice " + UUID.randomUUID();
        String known = id("venue");
        admin.write("venues", line("venue", known, "Known", ""), line("venue", id("v"), twice, ""));
        admin.write("venues", line("venue", id("v"), twice.toUpperCase(java.util.Locale.ROOT), ""));
        for (int time = 0; time < 3; time++) {
            admin.happens("profile_visit", "venue", twice);
        }
        admin.happens("profile_visit", "venue", unknown);
        admin.happens("follow", "venue", unknown);
        admin.happens("profile_visit", "venue", known);
        await().atMost(FRESH)
                .untilAsserted(() -> assertThat(unresolved("venue"))
                        .containsExactly(twice + " 3 ambiguous", unknown + " 2 unknown"));
        assertThat(unresolved("artist")).isEmpty();
        admin.get("unresolved?limit=1").body("items.sent", contains(twice)).body("items[0].last_seen", notNullValue());

        admin.write("venues", line("venue", id("v"), " " + unknown + " ", ""));
        await().atMost(FRESH)
                .untilAsserted(() -> assertThat(unresolved("venue")).containsExactly(twice + " 3 ambiguous"));
    }

    @Test
    void theListOfNamesIsAskedForWithinBounds() {
        admin.get("unresolved?kind=event").statusCode(400).body("field", equalTo("kind"));
        admin.get("unresolved?limit=0").statusCode(400).body("field", equalTo("limit"));
        admin.get("unresolved?limit=501").statusCode(400).body("field", equalTo("limit"));
    }

    @Test
    void withoutAViewThereIsNothingToTakeFrom() {
        admin.sync().statusCode(409).body("code", equalTo("no_views"));
        admin.get("sync").statusCode(200).body("items", empty());
    }

    @Test
    void onlyWhoMayManagesTheCatalogue() {
        UUID other = callers.granted("view_all_analytics");
        CatalogueCaller stranger = new CatalogueCaller(suite, other);
        for (var answer : List.of(
                stranger.write("events", event("e", "\"title\":\"t\"")),
                stranger.get("artists/a"),
                stranger.delete("venues/v"),
                stranger.get("unresolved"),
                stranger.get("sync"),
                stranger.sync())) {
            answer.statusCode(403).body("missing_permission", contains("manage_catalogue"));
        }
        given().delete("/api/v1/catalogue/events/e").then().statusCode(401);
        given().post("/api/v1/catalogue/sync").then().statusCode(401);
    }

    private List<String> unresolved(String kind) {
        List<java.util.Map<String, Object>> names =
                admin.get("unresolved?kind=" + kind).statusCode(200).extract().path("items");
        return names.stream()
                .map(name -> name.get("sent") + " " + name.get("times") + " " + name.get("reason"))
                .filter(name -> !name.startsWith("Band"))
                .toList();
    }

    private static String id(String kind) {
        return kind + "-" + UUID.randomUUID();
    }

    private static String event(String id, String rest) {
        return "{\"event_id\":\"" + id + "\"," + rest + "}";
    }

    private static String artist(String id, String name) {
        return line("artist", id, name, "");
    }

    /** An entry of any kind; a field given again takes the place of the first. */
    private static String line(String kind, String id, String name, String rest) {
        return "{\"%s_id\":\"%s\",\"%s\":\"%s\"%s}"
                .formatted(kind, id, kind.equals("event") ? "title" : "name", name, rest);
    }
}
