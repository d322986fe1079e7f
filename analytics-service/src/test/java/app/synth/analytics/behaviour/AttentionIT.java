package app.synth.analytics.behaviour;

import static app.synth.analytics.testsupport.Callers.CSV;
import static app.synth.analytics.testsupport.Callers.NDJSON;
import static app.synth.analytics.testsupport.Callers.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import app.synth.analytics.testsupport.Happening;
import app.synth.analytics.testsupport.QuietRollups;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people search for, how far they scroll and how long they look. Small data, counted by hand. */
@QuarkusIntegrationTest
@TestProfile(QuietRollups.class)
class AttentionIT extends BehaviourCase {
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
    void queriesAndPositionsAreToldAsLines() {
        suite.database().update("""
                insert into analytics.analytics_search_daily (date, query, searches, answers, without_results, results)
                values (?, '=jazz', 2, 2, 0, 7)
                """, day);
        Happening.store(
                suite.database(),
                List.of(
                        step(ONE, 0, "search").on("event", null).with("{\"query\":\"=jazz\"}"),
                        step(ONE, 1, "event_click").with("{\"source\":\"search\",\"position\":1}")));
        String path = "/api/v1/analytics/search?from={from}&to={to}";
        assertThat(lines(callers.get(CSV, admin, path, day, day)))
                .containsExactly(
                        "table,query,position,searches,answers,without_results,share_without_results,mean_results,clicks,"
                                + "click_through_rate",
                        "queries,'=jazz,,2,2,0,0.0,3.5,,",
                        "positions,,1,1,,,,,1,1.0");
        assertThat(lines(callers.get(NDJSON, admin, path, day, day)))
                .hasSize(2)
                .first()
                .isEqualTo("{\"table\":\"queries\",\"query\":\"=jazz\",\"position\":null,\"searches\":2,\"answers\":2,"
                        + "\"without_results\":0,\"share_without_results\":0.0,\"mean_results\":3.5,\"clicks\":null,"
                        + "\"click_through_rate\":null}");
    }

    @Test
    void histogramsAreToldAsLines() {
        Happening.store(
                suite.database(),
                List.of(
                        scroll("{\"max_scroll_percent\":20,\"active_tab\":\"new\"}"),
                        step(ONE, 0, "detail_view_end").with("{\"duration_seconds\":10}")));
        String scrolled = "/api/v1/analytics/scroll-depth?by=tab&from={from}&to={to}";
        assertThat(lines(callers.get(CSV, admin, scrolled, day, day)))
                .hasSize(1 + 10 + 10)
                .startsWith("by,label,from,to,count", "\"\",,0.0,10.0,0", "\"\",,10.0,20.0,0", "\"\",,20.0,30.0,1")
                .contains("tab,new,20.0,30.0,1")
                .endsWith("tab,new,90.0,,0");
        assertThat(lines(callers.get(NDJSON, admin, scrolled, day, day)))
                .hasSize(20)
                .contains("{\"by\":\"tab\",\"label\":\"new\",\"from\":20.0,\"to\":30.0,\"count\":1}");
        String viewed = "/api/v1/analytics/view-time?from={from}&to={to}";
        assertThat(lines(callers.get(CSV, admin, viewed, day, day)))
                .hasSize(1 + 9)
                .startsWith("by,label,from,to,count", "\"\",,0.0,5.0,0", "\"\",,5.0,15.0,1");
        assertThat(lines(callers.get(NDJSON, admin, viewed, day, day)))
                .hasSize(9)
                .contains("{\"by\":null,\"label\":null,\"from\":5.0,\"to\":15.0,\"count\":1}");
    }

    private Happening scroll(String metadata) {
        return step(ONE, 0, "scroll").on("page", "feed").with(metadata);
    }
}
