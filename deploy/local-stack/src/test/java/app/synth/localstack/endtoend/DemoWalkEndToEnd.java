package app.synth.localstack.endtoend;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Somebody walks through the demo app in a real browser, on the running suite. What the walk says that it did, and what
 * its own eyes saw of the lists, is then held against the figures, number by number.
 */
class DemoWalkEndToEnd {
    private static final int PORT = 28280;
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration LONGEST_WALK = Duration.ofMinutes(4);

    private static @Nullable RunningStack stack;
    private static Walked walked = Walked.NOTHING;
    private static String admin = "";
    private static LocalDate day = LocalDate.EPOCH;

    /** Without the sample's traffic, so that every figure is the walk's. */
    @BeforeAll
    static void walk() throws Exception {
        Browsers.require();
        RunningStack started = RunningStack.start(PORT, "--no-sample");
        stack = started;
        admin = started.token("admin");
        DemoCatalogue.load(started.url(), admin);
        createExperiment();
        day = LocalDate.now(ZoneOffset.UTC);
        Path file = RunningStack.root().resolve("deploy/local-stack/target/walked.json");
        Files.deleteIfExists(file);
        run(file);
        walked = Walked.read(file);
        // What was made last, a page's end among it, need not come in with the click before it.
        await().atMost(FRESH)
                .untilAsserted(() -> assertThat(overview().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                        .isEqualTo(walked.stats().get("stored")));
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void nothingWasLostOnTheWay() {
        assertThat(walked.complaints()).isEmpty();
        assertThat(walked.fates()).hasSize(walked.stats().get("made")).containsOnly("stored");
        assertThat(walked.stats())
                .containsEntry("lost", 0)
                .containsEntry("queued", 0)
                .containsEntry("quarantined", 0);
        assertThat(walked.stats().get("stored"))
                .isPositive()
                .isEqualTo(walked.stats().get("made"));
    }

    @Test
    void everyEventHasItsFigures() {
        Map<String, Map<String, Integer>> expected = new HashMap<>();
        walked.impressions("event")
                .forEach((event, count) -> row(expected, event).put("impressions", count));
        walked.things("event").forEach((event, did) -> {
            Map<String, Integer> row = row(expected, event);
            row.put("clicks", did.getOrDefault("clicks", 0));
            row.put("detail_views", did.getOrDefault("detail_views", 0));
            row.put("interested_count", did.getOrDefault("interests", 0));
            row.put("ticket_link_clicks", did.getOrDefault("ticket_clicks", 0));
            row.put("shares_count", did.getOrDefault("shares", 0));
            row.put("review_count", did.getOrDefault("reviews", 0));
        });
        assertThat(expected).hasSizeGreaterThan(8);
        expected.forEach((event, row) -> {
            JsonPath totals = figures("/events/" + event);
            row.forEach((column, value) -> assertThat(totals.getInt("totals." + column))
                    .as("%s of %s", column, event)
                    .isEqualTo(value));
        });
    }

    @Test
    void theRestOfTheCatalogueWasNotTouched() {
        List<String> events = DemoCatalogue.events();
        for (String event : events) {
            if (walked.impressions("event").containsKey(event)
                    || walked.things("event").containsKey(event)) {
                continue;
            }
            JsonPath totals = figures("/events/" + event);
            assertThat(totals.getInt("totals.impressions")).as(event).isZero();
            assertThat(totals.getInt("totals.clicks")).as(event).isZero();
        }
    }

    @Test
    void theReviewHasItsRating() {
        walked.things("event").forEach((event, did) -> {
            if (did.containsKey("rating")) {
                assertThat(new BigDecimal(figures("/events/" + event).getString("totals.avg_rating")))
                        .isEqualByComparingTo(BigDecimal.valueOf(did.get("rating")));
            }
        });
    }

    @Test
    void thePersonHasWhatTheyDidAndWhatTheyDidBeforeTheyLoggedIn() {
        JsonPath totals = figures("/users/" + walked.person());
        assertThat(walked.figures()).hasSizeGreaterThan(9);
        walked.figures()
                .forEach((column, value) ->
                        assertThat(totals.getInt("totals." + column)).as(column).isEqualTo(value));
        assertThat(totals.getInt("totals.sessions_count")).isEqualTo(1);
    }

    @Test
    void artistsAndVenuesThatWereNamedAreFound() {
        walked.things("artist").forEach((artist, did) -> {
            JsonPath totals = figures("/artists/" + artist);
            assertThat(totals.getInt("totals.profile_views")).as(artist).isEqualTo(did.getOrDefault("visits", 0));
            assertThat(totals.getInt("totals.new_followers")).as(artist).isEqualTo(did.getOrDefault("follows", 0));
        });
        walked.things("venue")
                .forEach((venue, did) -> assertThat(figures("/venues/" + venue).getInt("totals.profile_views"))
                        .as(venue)
                        .isEqualTo(did.get("visits")));
    }

    @Test
    void searchesAreCountedWithTheirResults() {
        JsonPath search = figures("/search");
        assertThat(search.getInt("searches")).isEqualTo(walked.searches().size());
        assertThat(search.getInt("answers")).isEqualTo(walked.searches().size());
        assertThat(search.getDouble("mean_results"))
                .isEqualTo(walked.results().stream()
                        .mapToInt(Integer::intValue)
                        .average()
                        .orElseThrow());
    }

    @Test
    void everyActionIsCountedAsOftenAsItHappened() {
        Map<String, Integer> expected = new TreeMap<>(Map.of(
                "impression",
                        walked.impressions("event").values().stream()
                                        .mapToInt(i -> i)
                                        .sum()
                                + walked.impressions("review").values().stream()
                                        .mapToInt(i -> i)
                                        .sum(),
                "event_click", walked.sum("event", "clicks"),
                "detail_view", walked.sum("event", "detail_views"),
                "detail_view_end", walked.sum("event", "detail_views"),
                "interest", walked.sum("event", "interests"),
                "ticket_click", walked.sum("event", "ticket_clicks"),
                "share", walked.sum("event", "shares"),
                "review", walked.sum("event", "reviews"),
                "attend", walked.sum("event", "attendances"),
                "message", walked.sum("chat", "messages")));
        expected.put("review_click", walked.sum("review", "clicks"));
        expected.put("like", walked.sum("review", "likes"));
        expected.put("comment", walked.sum("review", "comments"));
        expected.put("follow", walked.sum("artist", "follows"));
        expected.put("friend_add", walked.sum("user", "friends"));
        expected.put("load_more", walked.sum("load_more", "clicks"));
        expected.put("search", walked.sum("search", "searches"));
        expected.put("search_results", walked.sum("search", "searches"));
        expected.put("profile_visit", walked.sum("artist", "visits") + walked.sum("venue", "visits"));
        expected.put("funnel_complete", walked.tickets().size());
        assertThat(overview()).containsAllEntriesOf(expected);
    }

    /** It is divided by users, so that visitors see the fallback and are not in it. */
    @Test
    void thePersonWhoSawTheTicketButtonIsInTheExperiment() {
        await().atMost(FRESH).untilAsserted(() -> {
            JsonPath results = given().auth()
                    .oauth2(admin)
                    .get("http://localhost:" + PORT + "/api/v1/experiments/checkout-cta/results")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            Map<String, Integer> users = results.getMap("split.users");
            assertThat(users.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(1);
            assertThat(results.getInt("split.unexpected")).isZero();
        });
    }

    @Test
    void ticketShopsAreToldWhencePeopleCame() {
        assertThat(walked.tickets())
                .isNotEmpty()
                .allSatisfy(
                        address -> assertThat(address).contains("utm_source=synth", "utm_medium=", "synth_click_id="));
    }

    private static Map<String, Integer> overview() {
        Map<String, Integer> actions = new TreeMap<>();
        List<Map<String, Object>> rows = figures("/overview").getList("actions");
        rows.forEach(row -> actions.put((String) row.get("action"), (Integer) row.get("interactions")));
        return actions;
    }

    private static Map<String, Integer> row(Map<String, Map<String, Integer>> rows, String event) {
        return rows.computeIfAbsent(event, missing -> new TreeMap<>(Map.of("impressions", 0)));
    }

    private static JsonPath figures(String path) {
        return given().auth()
                .oauth2(admin)
                .queryParam("from", day.toString())
                .queryParam("to", LocalDate.now(ZoneOffset.UTC).toString())
                .get("http://localhost:" + PORT + "/api/v1/analytics" + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void createExperiment() {
        given().auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .body("""
                        {"key": "checkout-cta", "name": "Checkout button", "state": "running",
                         "success_metrics": ["ticket_click_rate"],
                         "variants": [{"name": "control", "value": {"label": "Get tickets"}},
                                      {"name": "treatment", "value": {"label": "Get tickets from $15"}}],
                         "traffic_allocation": {"weights": [0.5, 0.5], "coverage": 1.0}}
                        """)
                .post("http://localhost:" + PORT + "/api/v1/experiments")
                .then()
                .statusCode(201);
    }

    private static void run(Path file) throws IOException, InterruptedException {
        Path demo = RunningStack.root().resolve("deploy/local-stack/demo");
        Path log = file.resolveSibling("walk.log");
        Process walk = new ProcessBuilder(
                        "node", "walk/walk.mjs", "--url", "http://localhost:" + PORT, "--out", file.toString())
                .directory(demo.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!walk.waitFor(LONGEST_WALK.toSeconds(), TimeUnit.SECONDS)) {
            walk.descendants().forEach(ProcessHandle::destroyForcibly);
            walk.destroyForcibly();
            throw new IllegalStateException("The walk does not end: " + Files.readString(log));
        }
        if (walk.exitValue() != 0) {
            throw new IllegalStateException("The walk failed: " + Files.readString(log));
        }
    }
}
