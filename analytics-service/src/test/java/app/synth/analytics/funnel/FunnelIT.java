package app.synth.analytics.funnel;

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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Small data, counted by hand. */
@QuarkusIntegrationTest
@TestProfile(QuietRollups.class)
class FunnelIT extends FunnelCase {
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

    @Test
    void stepsAreToldAsLines() {
        UUID user = UUID.randomUUID();
        Happening.store(
                suite.database(),
                List.of(fact(user, 0, "impression").with("{\"source\":\"feed\"}"), fact(user, 1, "event_click")));
        Happening.storeFacts(suite.database(), List.of(fact(user, 0, "impression"), fact(user, 1, "event_click")));
        String asked = question("\"breakdown\":\"source\"," + steps("impression", "event_click"));
        assertThat(lines(callers.post(CSV, callers.admin(), ASK, asked)))
                .containsExactly(
                        "breakdown,value,step,name,action,optional,viewers,conversion,overall,median_seconds,p90_seconds,hidden",
                        "\"\",,1,impression,impression,false,1,,1.0,,,false",
                        "\"\",,2,event_click,event_click,false,1,1.0,1.0,60.0,60.0,false",
                        "source,feed,1,impression,impression,false,1,,1.0,,,false",
                        "source,feed,2,event_click,event_click,false,1,1.0,1.0,60.0,60.0,false");
        assertThat(lines(callers.post(NDJSON, callers.admin(), ASK, asked)))
                .hasSize(4)
                .contains("{\"breakdown\":\"source\",\"value\":\"feed\",\"step\":1,\"name\":\"impression\","
                        + "\"action\":\"impression\",\"optional\":false,\"viewers\":1,\"conversion\":null,\"overall\":1.0,"
                        + "\"median_seconds\":null,\"p90_seconds\":null,\"hidden\":false}");
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
}
