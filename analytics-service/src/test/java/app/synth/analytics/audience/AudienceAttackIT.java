package app.synth.analytics.audience;

import static app.synth.analytics.audience.Audience.YESTERDAY;
import static org.assertj.core.api.Assertions.assertThat;

import app.synth.analytics.audience.Audience.Profile;
import app.synth.analytics.testsupport.PackagedAnalytics;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An owner with every tier tries to find out about few people by subtracting what the service answers. */
@QuarkusIntegrationTest
@TestProfile(AudienceProfile.class)
class AudienceAttackIT extends PackagedAnalytics {
    private static final int K = 10;
    private static final String AUDIENCE = "/api/v1/analytics/events/{id}/audience?from={from}&to={to}";
    private static final String BREAKDOWN = "/api/v1/analytics/events/{id}/breakdown?key={key}&from={from}&to={to}";
    private static final List<String> ACTIONS = List.of("impressions", "clicks", "detail_views", "ticket_link_clicks");

    private Audience audience;

    @BeforeEach
    void people() {
        audience = new Audience(suite);
    }

    @Test
    void totalsMinusVisibleCells() {
        Random random = new Random(5);
        List<String> events = new ArrayList<>();
        for (int each = 0; each < 12; each++) {
            String event = audience.event();
            events.add(event);
            for (int cell = 0; cell < 1 + random.nextInt(6); cell++) {
                audience.view(
                        event, YESTERDAY, 1 + random.nextInt(random.nextBoolean() ? 9 : 60), profile(cell, cell % 3));
            }
            audience.view(event, YESTERDAY, 45, Profile.NONE);
        }
        audience.release();
        int withHidden = 0;
        for (String event : events) {
            JsonPath seen = ask(event, YESTERDAY, YESTERDAY);
            long total = suite.database()
                    .count(
                            "select unique_viewers from analytics.analytics_event_daily where event_id = ? and date = ?",
                            event,
                            YESTERDAY);
            for (String table : List.of("demographics", "locations")) {
                List<Integer> cells = seen.getList(table + ".items.viewers");
                long rest = total - cells.stream().mapToInt(Integer::intValue).sum();
                boolean released = seen.getLong("releases.count") > 0;
                assertThat(cells).allMatch(people -> people >= K);
                assertThat(!released || rest == 0 || rest >= K)
                        .as("%s %s: %d left", event, cells, rest)
                        .isTrue();
                assertThat(seen.getLong(table + ".hidden")).isEqualTo(released ? rest : 0);
                withHidden += released && rest > 0 ? 1 : 0;
            }
        }
        assertThat(withHidden).isGreaterThan(5);
    }

    @Test
    void dayAgainstWeek() {
        String event = audience.event();
        Random random = new Random(11);
        // Three nights with a release each, of blocks of 1 to 4 days; somebody rare comes every few days.
        for (int night = 0; night < 3; night++) {
            audience.daysPass(event, 4);
            for (int day = 0; day < 4; day++) {
                LocalDate date = YESTERDAY.minusDays(day);
                audience.view(event, date, 20 + random.nextInt(30), profile(0, 0));
                audience.view(event, date, 15 + random.nextInt(20), profile(1, 1));
                audience.view(event, date, random.nextInt(5), profile(2, 2));
                audience.view(event, date, random.nextInt(9), profile(3, 0));
            }
            audience.release();
        }
        List<Map<String, Long>> answers = new ArrayList<>();
        for (int from = 0; from < 14; from++) {
            for (int to = 0; to <= from; to++) {
                answers.add(flat(ask(event, YESTERDAY.minusDays(from), YESTERDAY.minusDays(to))));
            }
        }
        assertThat(answers.stream()
                        .filter(answer -> answer.getOrDefault("total", 0L) > 0)
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(6);
        Map<String, Set<Long>> sumsOfWholeCells = sumsOfWholeCells(event);
        for (Map<String, Long> one : answers) {
            for (Map<String, Long> other : answers) {
                Set<String> cells = new HashSet<>(one.keySet());
                cells.addAll(other.keySet());
                for (String cell : cells) {
                    long difference = Math.abs(one.getOrDefault(cell, 0L) - other.getOrDefault(cell, 0L));
                    assertThat(sumsOfWholeCells.getOrDefault(cell, Set.of(0L)).contains(difference))
                            .as("%s: %d", cell, difference)
                            .isTrue();
                }
            }
        }
    }

    /**
     * What answers may differ by: some releases' cells of a name, each of at least k people, less some others'. So no part
     * of a cell is in it.
     */
    private Map<String, Set<Long>> sumsOfWholeCells(String event) {
        Map<String, Set<Long>> sums = new HashMap<>();
        suite.database().query("""
                select counted || array_to_string(value, ' ') as cell, viewers from analytics.audience_cells
                where event_id = ? and counted in ('demographics', 'locations')
                union all
                select 'total', viewers from analytics.audience_releases where event_id = ?
                """, event, event).forEach(row -> {
            long size = people(row);
            assertThat(size).isGreaterThanOrEqualTo(K);
            Set<Long> reachable =
                    sums.computeIfAbsent(String.valueOf(row.get("cell")), cell -> new HashSet<>(Set.of(0L)));
            List.copyOf(reachable).forEach(sum -> reachable.addAll(List.of(sum + size, sum - size)));
        });
        return sums;
    }

    @Test
    void beforeAndAfterAnErasureAndALateArrival() {
        String event = audience.event();
        List<UUID> known = audience.view(event, YESTERDAY, 40, profile(0, 0));
        audience.view(event, YESTERDAY, 30, profile(1, 1));
        audience.view(event, YESTERDAY, 10, profile(2, 2));
        audience.act(event, YESTERDAY, "detail_view", known, "{\"source\": \"feed\"}");
        audience.release();
        JsonPath before = ask(event, YESTERDAY.minusDays(3), YESTERDAY);
        JsonPath brokenDown = breakdown(event, "source", YESTERDAY.minusDays(3));
        assertThat(before.getLong("viewers")).isEqualTo(80);
        assertThat(brokenDown.getInt("items[0].detail_views")).isEqualTo(40);

        audience.erase(known.getFirst());
        suite.database()
                .update(
                        "delete from tracking.user_interactions where entity_id = ? and user_id = ?",
                        event,
                        known.getFirst());
        audience.view(event, YESTERDAY, 1, profile(3, 3));
        audience.view(event, YESTERDAY.minusDays(2), 70, profile(3, 3));
        audience.release();

        assertThat(ask(event, YESTERDAY.minusDays(3), YESTERDAY).<Object>get()).isEqualTo(before.<Object>get());
        assertThat(breakdown(event, "source", YESTERDAY.minusDays(3)).<Object>get())
                .isEqualTo(brokenDown.<Object>get());
        assertThat(suite.database()
                        .value(
                                "select viewer_demographics ->> 'hidden' from analytics.analytics_event_daily where event_id = ? and date = ?",
                                event,
                                YESTERDAY))
                .isEqualTo("0");
    }

    @Test
    void breakdownAgainstBreakdownAndDemographicsAgainstLocations() {
        String event = audience.event();
        List<UUID> feed = audience.view(event, YESTERDAY, 12, Profile.NONE);
        List<UUID> search = audience.view(event, YESTERDAY, 8, profile(0, 0));
        List<UUID> list = audience.view(event, YESTERDAY, 100, profile(1, 0));
        audience.act(event, YESTERDAY, "impression", feed, "{\"source\": \"feed\", \"feed_type\": \"personalized\"}");
        audience.act(event, YESTERDAY, "impression", search, "{\"source\": \"search\"}");
        audience.act(event, YESTERDAY, "impression", list, "{\"source\": \"list\"}");
        audience.release();

        // Of the sources 12 + 8 are hidden; were the 12 with a feed type shown, the 8 would be known.
        JsonPath sources = breakdown(event, "source", YESTERDAY);
        assertThat(values(sources, "impressions")).isEqualTo(Map.of("list", 100L));
        assertThat(sources.getLong("hidden.impressions")).isEqualTo(20);
        assertThat(values(breakdown(event, "feed_type", YESTERDAY), "impressions"))
                .doesNotContainKey("personalized");

        // And of the ages; were the 12 without a place shown, the 8 would be known.
        JsonPath seen = ask(event, YESTERDAY, YESTERDAY);
        assertThat(seen.getList("demographics.items.viewers")).isEqualTo(List.of(100));
        assertThat(seen.getList("locations.items.city")).doesNotContain("unknown");
    }

    @Test
    void breakdownAgainstDemographicsAndTotals() {
        String event = audience.event();
        Random random = new Random(3);
        for (int cell = 0; cell < 6; cell++) {
            List<UUID> some = audience.view(event, YESTERDAY, 4 + random.nextInt(30), profile(cell, cell / 2));
            for (String action : List.of("impression", "event_click", "detail_view")) {
                audience.act(
                        event,
                        YESTERDAY,
                        action,
                        some,
                        "{\"source\": \"s%d\", \"feed_tab\": %d}".formatted(cell, cell % 4));
            }
        }
        audience.view(event, YESTERDAY, 40, Profile.NONE);
        audience.release();
        for (String key : List.of("source", "feed_tab", "feed_type")) {
            JsonPath table = breakdown(event, key, YESTERDAY);
            for (String action : ACTIONS) {
                long did = suite.database()
                        .count(
                                """
                        select count(distinct user_id) from tracking.user_interactions
                        where entity_id = ? and action = ?
                        """,
                                event,
                                action.equals("clicks") ? "event_click" : action.substring(0, action.length() - 1));
                Map<String, Long> cells = values(table, action);
                assertThat(cells.values()).allMatch(people -> people >= K);
                long rest =
                        did - cells.values().stream().mapToLong(Long::longValue).sum();
                assertThat(rest == 0 || rest >= K).isTrue();
                assertThat(table.getLong("hidden." + action)).isEqualTo(rest);
            }
        }
    }

    private JsonPath ask(String event, LocalDate from, LocalDate to) {
        return audience.read(audience.owner("event", event, "professional"), AUDIENCE, event, from, to);
    }

    private JsonPath breakdown(String event, String key, LocalDate from) {
        return audience.read(audience.owner("event", event, "professional"), BREAKDOWN, event, key, from, YESTERDAY);
    }

    private static Map<String, Long> values(JsonPath table, String action) {
        Map<String, Long> values = new HashMap<>();
        for (Map<String, Object> item : table.<Map<String, Object>>getList("items")) {
            if (item.get(action) instanceof Number people) {
                values.put(String.valueOf(item.get("value")), people.longValue());
            }
        }
        return values;
    }

    /** Cells by name, hidden ones by the table's, and the total. */
    private static Map<String, Long> flat(JsonPath seen) {
        Map<String, Long> cells = new HashMap<>();
        cells.put("total", seen.getLong("viewers"));
        for (Map<String, Object> item : seen.<Map<String, Object>>getList("demographics.items")) {
            cells.put("demographics" + item.get("age_band") + " " + item.get("gender"), people(item));
        }
        for (Map<String, Object> item : seen.<Map<String, Object>>getList("locations.items")) {
            cells.put("locations" + item.get("city") + " " + item.get("state"), people(item));
        }
        cells.put("demographics", seen.getLong("demographics.hidden"));
        cells.put("locations", seen.getLong("locations.hidden"));
        return cells;
    }

    private static long people(Map<String, @Nullable Object> item) {
        return ((Number) Objects.requireNonNull(item.get("viewers"))).longValue();
    }

    private static Profile profile(int who, int where) {
        List<String> bands = List.of("18_24", "25_34", "35_44", "45_54", "55_64", "65_plus");
        return new Profile(bands.get(who % bands.size()), who % 2 == 0 ? "female" : "male", "City " + where, "NY");
    }
}
