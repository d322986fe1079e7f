package app.synth.analytics.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
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
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@TestProfile(QuietRollups.class)
@WithTestResource(
        value = SuiteResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "analytics"),
            @ResourceArg(name = "migrate", value = "tracking"),
            @ResourceArg(name = "accounts", value = "fake")
        })
class FunnelIT {
    private static final long SEED = 20261126;
    private static final String ASK = "/api/v1/funnels/query";
    private static final List<String> ACTIONS =
            List.of("impression", "event_click", "detail_view", "interest", "ticket_click");

    Suite suite;
    private Callers callers;
    private LocalDate day;
    private Instant noon;

    @BeforeEach
    void nothingHasHappened() {
        callers = new Callers(suite);
        day = LocalDate.now(ZoneOffset.UTC).minusDays(20);
        noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        List.of(
                        "tracking.user_interactions",
                        "analytics.event_facts",
                        "analytics.claims",
                        "analytics.departed",
                        "analytics.event_artists",
                        "analytics.event_places")
                .forEach(table -> suite.database().update("delete from " + table));
    }

    @Test
    void everyStepIsAfterTheOneBeforeItAndWithinTheWindow() {
        UUID all = UUID.randomUUID();
        UUID late = UUID.randomUUID();
        UUID backwards = UUID.randomUUID();
        Happening.storeFacts(
                suite.database(),
                List.of(
                        fact(all, 0, "impression"),
                        fact(all, 10, "event_click"),
                        fact(all, 40, "ticket_click"),
                        fact(late, 0, "impression"),
                        fact(late, 60 * 24 + 1, "event_click"),
                        fact(backwards, 0, "event_click"),
                        fact(backwards, 1, "impression")));
        callers.post(
                        callers.admin(),
                        ASK,
                        question("\"window\":\"1d\"," + steps("impression", "event_click", "ticket_click")))
                .statusCode(200)
                .body("window", equalTo("PT24H"))
                .body("steps.viewers", contains(3, 1, 1))
                .body("steps.conversion", contains(null, 0.3333f, 1.0f))
                .body("steps.overall", contains(1.0f, 0.3333f, 0.3333f))
                .body("steps.median_seconds", contains(null, 600.0f, 1800.0f))
                .body("steps.hidden", contains(false, false, false))
                .body("clamped", nullValue())
                .body("values", empty());
        callers.post(callers.admin(), ASK, question("\"window\":\"P2D\"," + steps("impression", "event_click")))
                .body("steps.viewers", contains(3, 2));
    }

    @Test
    void aRangeIsOfFirstStepsAndWhatFollowsMayBeAfterIt() {
        UUID before = UUID.randomUUID();
        UUID within = UUID.randomUUID();
        Happening.storeFacts(
                suite.database(),
                List.of(
                        fact(before, -24 * 60, "impression"),
                        fact(before, 0, "event_click"),
                        fact(within, 0, "impression"),
                        fact(within, 3 * 24 * 60, "event_click")));
        callers.post(callers.admin(), ASK, question(steps("impression", "event_click")))
                .body("steps.viewers", contains(1, 1));
    }

    @Test
    void optionalStepsHoldUpNoneAndRepeatedOnesAreNotTheSame() {
        UUID user = UUID.randomUUID();
        Happening.storeFacts(
                suite.database(),
                List.of(fact(user, 0, "impression"), fact(user, 5, "ticket_click"), fact(user, 9, "interest")));
        callers.post(callers.admin(), ASK, question("""
                        "steps":[{"action":"impression"},{"action":"interest","optional":true,"name":"liked it"},
                                 {"action":"ticket_click"}]"""))
                .body("steps.viewers", contains(1, 1, 1))
                .body("steps.name", contains("impression", "liked it", "ticket_click"))
                .body("steps.median_seconds", contains(null, 540.0f, 300.0f));
        callers.post(callers.admin(), ASK, question(steps("impression", "impression")))
                .body("steps.viewers", contains(1, 0));
        Happening.storeFacts(suite.database(), List.of(fact(user, 1, "impression")));
        callers.post(callers.admin(), ASK, question(steps("impression", "impression")))
                .body("steps.viewers", contains(1, 1));
    }

    @Test
    void filtersLookIntoTheMetadata() {
        List<String> metadata = List.of(
                "{\"source\":\"feed\",\"position\":1}",
                "{\"source\":\"feed\",\"position\":7}",
                "{\"source\":\"search\",\"position\":\"7\"}",
                "{\"position\":7.0,\"personal\":true}");
        List<Happening> all = new ArrayList<>();
        metadata.forEach(each -> {
            UUID user = UUID.randomUUID();
            all.add(fact(user, 0, "impression").with(each));
            all.add(fact(user, 1, "ticket_click").on("ticket_link", "e"));
        });
        Happening.store(suite.database(), all);
        assertThat(filtered("{\"key\":\"source\",\"op\":\"eq\",\"value\":\"feed\"}"))
                .isEqualTo(2);
        assertThat(filtered("{\"key\":\"source\",\"op\":\"ne\",\"value\":\"feed\"}"))
                .isEqualTo(2);
        assertThat(filtered("{\"key\":\"source\",\"op\":\"in\",\"value\":[\"feed\",\"search\",3]}"))
                .isEqualTo(3);
        assertThat(filtered("{\"key\":\"position\",\"op\":\"eq\",\"value\":7}")).isEqualTo(2);
        assertThat(filtered("{\"key\":\"position\",\"op\":\"gte\",\"value\":7}"))
                .isEqualTo(2);
        assertThat(filtered("{\"key\":\"position\",\"op\":\"lte\",\"value\":1.5}"))
                .isEqualTo(1);
        assertThat(filtered("{\"key\":\"personal\",\"op\":\"eq\",\"value\":true}"))
                .isEqualTo(1);
        assertThat(filtered("{\"key\":\"source\",\"op\":\"exists\"}")).isEqualTo(3);
        assertThat(filtered("{\"key\":\"source\",\"op\":\"exists\",\"value\":false}"))
                .isEqualTo(1);
        assertThat(filtered("{\"key\":\"source\",\"op\":\"exists\"},{\"key\":\"position\",\"op\":\"gte\",\"value\":2}"))
                .isEqualTo(1);
        assertThat(filtered("{\"key\":\"a' or '1\",\"op\":\"exists\"}".replace("a' or '1", "source")))
                .isEqualTo(3);
    }

    @Test
    void aBreakdownIsByTheFirstStepsMetadataOrByTheCatalogue() {
        suite.database().update("insert into analytics.event_places (event_id, venue_id) values ('e', 'hall')");
        suite.database()
                .update("insert into analytics.event_artists (artist_id, event_id) values ('a', 'e'), ('b', 'e')");
        List<Happening> all = new ArrayList<>();
        for (int count = 0; count < 3; count++) {
            UUID user = UUID.randomUUID();
            all.add(fact(user, 0, "impression").with("{\"source\":\"%s\"}".formatted(count < 2 ? "feed" : "search")));
            all.add(fact(user, 1, "impression").with("{\"source\":\"list\"}"));
            all.add(fact(user, 2 + count, "event_click"));
        }
        UUID elsewhere = UUID.randomUUID();
        all.add(Happening.of(elsewhere, noon, "impression", "without a place"));
        Happening.store(suite.database(), all);
        Happening.storeFacts(suite.database(), all);
        UUID admin = callers.admin();
        callers.post(admin, ASK, question("\"breakdown\":\"source\"," + steps("impression", "event_click")))
                .body("steps.viewers", contains(4, 3))
                .body("values.value", contains("feed", "search", null))
                .body("values[0].steps.viewers", contains(2, 2))
                .body("values[0].steps.median_seconds", contains(null, 150.0f))
                .body("values[1].steps.viewers", contains(1, 1))
                .body("values[2].steps.viewers", contains(1, 0));
        callers.post(admin, ASK, question("\"breakdown\":\"venue\"," + steps("impression", "event_click")))
                .body("values.value", contains("hall", null))
                .body("values[0].steps.viewers", contains(3, 3));
        callers.post(admin, ASK, question("\"breakdown\":\"artist\"," + steps("impression", "event_click")))
                .body("values.value", contains("a", "b", null))
                .body("values[1].steps.viewers", contains(3, 3));
    }

    /** Random interactions with many ties, visitors who became users, people who left; seeded. */
    @Test
    void itIsWhatEveryPossibleChoiceOfInteractionsGives() {
        Random random = new Random(SEED);
        Map<Happening, UUID> persons = interactions(random);
        List<Happening> all = List.copyOf(persons.keySet());
        Happening.store(suite.database(), all);
        Happening.storeFacts(suite.database(), all);
        Map<Happening, UUID> counted = persons.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(new UUID(0, 0)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        UUID admin = callers.admin();
        for (int round = 0; round < 40; round++) {
            List<BruteForce.Step> steps = new ArrayList<>();
            int length = 2 + random.nextInt(4);
            for (int step = 0; step < length; step++) {
                steps.add(new BruteForce.Step(
                        ACTIONS.get(random.nextInt(ACTIONS.size())), step > 0 && random.nextInt(3) == 0));
            }
            Duration window = Duration.ofHours(1 + random.nextInt(100));
            LocalDate from = day.plusDays(random.nextInt(3));
            LocalDate to = from.plusDays(random.nextInt(5));
            List<BruteForce.Counted> expected = new BruteForce(
                            steps,
                            window,
                            from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                            to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                    .count(counted);
            for (String filters : List.of("[]", "[{\"key\":\"never\",\"op\":\"exists\",\"value\":false}]")) {
                String body = "{\"from\":\"%s\",\"to\":\"%s\",\"window\":\"%s\",\"steps\":[%s]}"
                        .formatted(
                                from,
                                to,
                                window,
                                steps.stream()
                                        .map(step -> "{\"action\":\"%s\",\"optional\":%s,\"filters\":%s}"
                                                .formatted(step.action(), step.optional(), filters))
                                        .collect(Collectors.joining(",")));
                JsonPath answer =
                        callers.post(admin, ASK, body).statusCode(200).extract().jsonPath();
                for (int step = 0; step < length; step++) {
                    String described = "round %d step %d of %s".formatted(round, step, body);
                    BruteForce.Counted each = expected.get(step);
                    assertThat(answer.getLong("steps[%d].viewers".formatted(step)))
                            .as(described)
                            .isEqualTo(each.reached());
                    same(answer.get("steps[%d].median_seconds".formatted(step)), each.median(), described);
                    same(answer.get("steps[%d].p90_seconds".formatted(step)), each.p90(), described);
                }
            }
        }
    }

    @Test
    void anOwnerSeesOnesEventAsAWholeAndNoStepOfAFew() {
        List<Happening> all = new ArrayList<>();
        for (int count = 0; count < 12; count++) {
            UUID user = UUID.randomUUID();
            all.add(fact(user, 0, "impression"));
            if (count < 10) {
                all.add(fact(user, 1, "event_click"));
            }
            if (count < 9) {
                all.add(fact(user, 2, "ticket_click"));
            }
            all.add(Happening.of(user, noon, "impression", "another event"));
        }
        Happening.storeFacts(suite.database(), all);
        UUID owner = callers.owner("e", "premium");
        String mine = question("\"event_id\":\"e\"," + steps("impression", "event_click", "ticket_click"));
        callers.post(owner, ASK, mine)
                .statusCode(200)
                .body("event_id", equalTo("e"))
                .body("steps.viewers", contains(12, 10, null))
                .body("steps.hidden", contains(false, false, true))
                .body("steps[2].conversion", nullValue())
                .body("steps[2].overall", nullValue())
                .body("steps[2].median_seconds", nullValue());
        callers.post(callers.admin(), ASK, mine).body("steps.viewers", contains(12, 10, 9));
        callers.post(owner, ASK, question(steps("impression", "event_click")))
                .statusCode(403)
                .body("code", equalTo("event_required"))
                .body("field", equalTo("event_id"));
        callers.post(owner, ASK, question("\"event_id\":\"another event\"," + steps("impression", "event_click")))
                .statusCode(403)
                .body("code", equalTo("permission_denied"))
                .body("reason", equalTo("not_owner"));
        callers.post(
                        owner,
                        ASK,
                        question("\"event_id\":\"e\",\"breakdown\":\"source\"," + steps("impression", "event_click")))
                .statusCode(403)
                .body("code", equalTo("breakdown_not_allowed"));
        callers.post(owner, ASK, question("""
                        "event_id":"e","steps":[{"action":"impression"},
                        {"action":"event_click","filters":[{"key":"source","op":"eq","value":"feed"}]}]""")).statusCode(403).body("code", equalTo("filters_not_allowed"));
        callers.post(callers.owner("e", "free"), ASK, mine)
                .statusCode(403)
                .body("code", equalTo("tier_required"))
                .body("needed_tier", equalTo("premium"));
        callers.post(callers.granted("view_artist_analytics"), ASK, mine)
                .statusCode(403)
                .body("code", equalTo("permission_denied"));
    }

    @Test
    void aRangeBeyondTheTierIsClampedAndSaysSo() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        callers.post(
                        callers.owner("e", "premium"),
                        ASK,
                        "{\"from\":\"%s\",\"to\":\"%s\",\"event_id\":\"e\",%s}"
                                .formatted(today.minusDays(200), today, steps("impression", "event_click")))
                .statusCode(200)
                .body("from", equalTo(today.minusDays(89).toString()))
                .body("clamped.tier", equalTo("premium"))
                .body("clamped.next_tier", equalTo("professional"));
    }

    @Test
    void funnelsAreKeptForTheirMakersAlone() {
        UUID maker = callers.admin();
        String body = "{\"name\":\"mine\",\"window\":\"3d\",%s}".formatted(steps("impression", "event_click"));
        var made = callers.post(maker, "/api/v1/funnels", body)
                .statusCode(201)
                .body("name", equalTo("mine"))
                .body("window", equalTo("PT72H"))
                .body("steps.action", contains("impression", "event_click"))
                .extract();
        String path = "/api/v1/funnels/" + made.path("funnel_id");
        assertThat(made.header("Location")).isEqualTo(path);
        String tag = made.header("ETag");
        callers.get(maker, path).statusCode(200).header("ETag", tag).body("name", equalTo("mine"));
        callers.get(callers.admin(), path).statusCode(404);
        callers.get(maker, "/api/v1/funnels/no-id").statusCode(404);
        put(maker, path, null, body).statusCode(428).body("code", equalTo("version_required"));
        put(maker, path, "\"7\"", body).statusCode(412).body("code", equalTo("version_conflict"));
        put(callers.admin(), path, "*", body).statusCode(404);
        String newTag = put(maker, path, tag, body.replace("mine", "mine, changed"))
                .statusCode(200)
                .body("name", equalTo("mine, changed"))
                .extract()
                .header("ETag");
        assertThat(newTag).isNotEqualTo(tag);
        put(maker, path, tag, body).statusCode(412);
        Happening.storeFacts(suite.database(), List.of(fact(UUID.randomUUID(), 0, "impression")));
        callers.post(maker, path + "/query", "{\"from\":\"%1$s\",\"to\":\"%1$s\"}".formatted(day))
                .statusCode(200)
                .body("steps.viewers", contains(1, 0));
        callers.post(callers.admin(), path + "/query", "{}").statusCode(404);
        callers.post(maker, path + "/query", "{\"from\":\"yesterday\"}")
                .statusCode(400)
                .body("field", equalTo("from"));
        callers.as(maker).delete(path).then().statusCode(428);
        callers.as(maker).header("If-Match", tag).delete(path).then().statusCode(412);
        callers.as(maker).header("If-Match", newTag).delete(path).then().statusCode(204);
        callers.get(maker, path).statusCode(404);
    }

    @Test
    void keptFunnelsComeInPagesAndAreNotEndless() {
        UUID maker = callers.admin();
        List<String> ids = IntStream.range(0, 3)
                .mapToObj(
                        count -> callers.post(maker, "/api/v1/funnels", "{" + steps("impression", "event_click") + "}")
                                .extract()
                                .<String>path("funnel_id"))
                .toList();
        JsonPath page = callers.get(maker, "/api/v1/funnels?limit=2")
                .statusCode(200)
                .body("items", hasSize(2))
                .extract()
                .jsonPath();
        JsonPath last = callers.get(maker, "/api/v1/funnels?limit=2&cursor={next}", page.getString("next"))
                .statusCode(200)
                .body("next", nullValue())
                .extract()
                .jsonPath();
        List<String> seen = new ArrayList<>(page.getList("items.funnel_id"));
        seen.addAll(last.getList("items.funnel_id"));
        assertThat(seen).isEqualTo(ids);
        callers.get(maker, "/api/v1/funnels?limit=0").statusCode(400).body("field", equalTo("limit"));
        callers.get(maker, "/api/v1/funnels?cursor=x").statusCode(400).body("field", equalTo("cursor"));
        suite.database().update("""
                insert into analytics.funnels (owner_id, definition)
                select ?, '{"steps":[],"window":"PT1H"}' from generate_series(1, 197)
                """, maker);
        callers.post(maker, "/api/v1/funnels", "{" + steps("impression", "event_click") + "}")
                .statusCode(409)
                .body("code", equalTo("too_many_funnels"));
    }

    @Test
    void whatIsWrongIsNamed() {
        UUID admin = callers.admin();
        Map<String, String> wrong = new HashMap<>();
        wrong.put("{}", "steps");
        wrong.put("{" + steps("impression") + "}", "steps");
        wrong.put("{" + steps(java.util.Collections.nCopies(50, "impression").toArray(String[]::new)) + "}", "steps");
        wrong.put("{\"steps\":[{\"action\":\"impression\"},{\"action\":\"search\"}]}", "steps[1].action");
        wrong.put("{\"steps\":[{\"action\":\"impression\"},{\"action\":7}]}", "steps[1].action");
        wrong.put("{\"steps\":[{\"action\":\"impression\"},{}]}", "steps[1].action");
        wrong.put(
                "{\"steps\":[{\"action\":\"impression\",\"optional\":true},{\"action\":\"share\"}]}",
                "steps[0].optional");
        wrong.put("{\"steps\":[{\"action\":\"impression\"},{\"action\":\"share\",\"sql\":\"x\"}]}", "steps[1].sql");
        wrong.put("{\"steps\":\"all\"}", "steps");
        wrong.put("{\"window\":\"91d\"," + steps("impression", "share") + "}", "window");
        wrong.put("{\"window\":\"-PT1H\"," + steps("impression", "share") + "}", "window");
        wrong.put("{\"window\":\"soon\"," + steps("impression", "share") + "}", "window");
        wrong.put("{\"breakdown\":\"email\"," + steps("impression", "share") + "}", "breakdown");
        wrong.put("{\"from\":\"2026-11-31\"," + steps("impression", "share") + "}", "from");
        wrong.put("{\"from\":\"2026-11-02\",\"to\":\"2026-11-01\"," + steps("impression", "share") + "}", "to");
        wrong.put("{\"from\":\"2020-01-01\",\"to\":\"2026-11-01\"," + steps("impression", "share") + "}", "to");
        wrong.put("{\"event_id\":\"a\\u0000b\"," + steps("impression", "share") + "}", "event_id");
        wrong.put(withFilter("{\"key\":\"k\",\"op\":\"like\",\"value\":\"x\"}"), "steps[0].filters[0].op");
        wrong.put(withFilter("{\"key\":\"k' or true\",\"op\":\"exists\"}"), "steps[0].filters[0].key");
        wrong.put(withFilter("{\"key\":\"\",\"op\":\"exists\"}"), "steps[0].filters[0].key");
        wrong.put(withFilter("{\"op\":\"exists\"}"), "steps[0].filters[0].key");
        wrong.put(withFilter("{\"key\":\"k\",\"op\":\"eq\"}"), "steps[0].filters[0].value");
        wrong.put(withFilter("{\"key\":\"k\",\"op\":\"eq\",\"value\":{\"a\":1}}"), "steps[0].filters[0].value");
        wrong.put(withFilter("{\"key\":\"k\",\"op\":\"eq\",\"value\":\"a\\u0000b\"}"), "steps[0].filters[0].value");
        wrong.put(withFilter("{\"key\":\"k\",\"op\":\"eq\",\"value\":\"\\ud800\"}"), "steps[0].filters[0].value");
        wrong.put(
                withFilter("{\"key\":\"k\",\"op\":\"eq\",\"value\":\"%s\"}".formatted("x".repeat(100_000))),
                "steps[0].filters[0].value");
        wrong.put(withFilter("{\"key\":\"k\",\"op\":\"gte\",\"value\":\"7\"}"), "steps[0].filters[0].value");
        wrong.put(withFilter("{\"key\":\"k\",\"op\":\"gte\",\"value\":1e999999}"), "steps[0].filters[0].value");
        wrong.put(withFilter("{\"key\":\"k\",\"op\":\"in\",\"value\":[]}"), "steps[0].filters[0].value");
        wrong.put(withFilter("{\"key\":\"k\",\"op\":\"in\",\"value\":[[1]]}"), "steps[0].filters[0].value");
        wrong.put(withFilter("{\"key\":\"k\",\"op\":\"exists\",\"value\":\"yes\"}"), "steps[0].filters[0].value");
        wrong.put(
                withFilter("{\"key\":\"k\",\"op\":\"in\",\"value\":[%s]}".formatted("1,".repeat(60) + "1")),
                "steps[0].filters[0].value");
        wrong.put(
                withFilter("{\"key\":\"k\",\"op\":\"exists\"},".repeat(11) + "{\"key\":\"k\",\"op\":\"exists\"}"),
                "steps[0].filters");
        wrong.forEach((body, field) -> callers.post(admin, ASK, body)
                .statusCode(400)
                .body("code", equalTo("invalid_field"))
                .body("field", equalTo(field)));
        callers.post(
                        admin,
                        ASK,
                        withFilter("{\"key\":\"k\",\"op\":\"eq\",\"value\":%s}"
                                .formatted("[".repeat(5000) + "]".repeat(5000))))
                .statusCode(400);
        callers.post(admin, ASK, "{\"steps\":").statusCode(400).body("code", equalTo("malformed_json"));
    }

    private Map<Happening, UUID> interactions(Random random) {
        UUID departed = UUID.randomUUID();
        OffsetDateTime departedAt = noon.plus(Duration.ofDays(3)).atOffset(ZoneOffset.UTC);
        suite.database()
                .update("insert into analytics.departed (user_id, departed_at) values (?, ?)", departed, departedAt);
        UUID claimant = UUID.randomUUID();
        String visitor = "visitor " + random.nextInt();
        OffsetDateTime claimedAt = noon.plus(Duration.ofDays(2)).atOffset(ZoneOffset.UTC);
        suite.database()
                .update(
                        "insert into analytics.claims (visitor, anonymous_id, user_id, claimed_at) values (?, ?, ?, ?)",
                        Happening.hashed("visitor:" + visitor),
                        visitor,
                        claimant,
                        claimedAt);
        List<UUID> users = new ArrayList<>(
                IntStream.range(0, 12).mapToObj(count -> UUID.randomUUID()).toList());
        users.add(departed);
        users.add(claimant);
        Map<Happening, UUID> persons = new HashMap<>();
        for (int count = 0; count < 500; count++) {
            int who = random.nextInt(users.size() + 2);
            Instant at = noon.plus(Duration.ofMinutes(15L * random.nextInt(6 * 96)));
            String action = ACTIONS.get(random.nextInt(ACTIONS.size()));
            String event = "event " + random.nextInt(4);
            if (who < users.size()) {
                UUID user = users.get(who);
                boolean isOut = user.equals(departed) && !at.isAfter(departedAt.toInstant());
                persons.put(Happening.of(user, at, action, event), isOut ? new UUID(0, 0) : user);
            } else {
                Happening visit = new Happening(null, visitor, at, action, "event", event, null, "{}");
                persons.put(visit, at.isAfter(claimedAt.toInstant()) ? visit.viewer() : claimant);
            }
        }
        return persons;
    }

    private static void same(Object found, Double expected, String described) {
        if (expected == null) {
            assertThat(found).as(described).isNull();
        } else {
            assertThat(((Number) found).doubleValue()).as(described).isCloseTo(expected, within(0.01 + expected / 1e6));
        }
    }

    private int filtered(String filters) {
        return callers.post(
                        callers.admin(),
                        ASK,
                        question(
                                "\"steps\":[{\"action\":\"impression\",\"filters\":[%s]},{\"action\":\"ticket_click\"}]"
                                        .formatted(filters)))
                .statusCode(200)
                .extract()
                .path("steps[1].viewers");
    }

    private Happening fact(UUID user, int minute, String action) {
        return Happening.of(user, noon.plus(Duration.ofMinutes(minute)), action, "e");
    }

    private String question(String rest) {
        return "{\"from\":\"%1$s\",\"to\":\"%1$s\",%2$s}".formatted(day, rest);
    }

    private static String steps(String... actions) {
        return "\"steps\":["
                + java.util.Arrays.stream(actions)
                        .map("{\"action\":\"%s\"}"::formatted)
                        .collect(Collectors.joining(","))
                + "]";
    }

    private static String withFilter(String filter) {
        return "{\"steps\":[{\"action\":\"impression\",\"filters\":[%s]},{\"action\":\"share\"}]}".formatted(filter);
    }

    private io.restassured.response.ValidatableResponse put(UUID user, String path, String ifMatch, String body) {
        var request = callers.as(user).contentType("application/json").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put(path)
                .then();
    }
}
