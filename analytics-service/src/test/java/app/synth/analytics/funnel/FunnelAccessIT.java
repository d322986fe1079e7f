package app.synth.analytics.funnel;

import static app.synth.analytics.testsupport.Callers.CSV;
import static app.synth.analytics.testsupport.Callers.NDJSON;
import static app.synth.analytics.testsupport.Callers.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import app.synth.analytics.testsupport.Happening;
import app.synth.analytics.testsupport.QuietRollups;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may ask, for what, and what is kept from them. */
@QuarkusIntegrationTest
@TestProfile(QuietRollups.class)
class FunnelAccessIT extends FunnelCase {
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
                .body("missing_permission", contains("view_all_analytics"))
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
                .body("code", equalTo("breakdown_not_allowed"))
                .body("missing_permission", contains("view_all_analytics"));
        callers.post(owner, ASK, question("""
                        "event_id":"e","steps":[{"action":"impression"},
                        {"action":"event_click","filters":[{"key":"source","op":"eq","value":"feed"}]}]"""))
                .statusCode(403)
                .body("code", equalTo("filters_not_allowed"))
                .body("missing_permission", contains("view_all_analytics"));
        callers.post(callers.owner("e", "free"), ASK, mine)
                .statusCode(403)
                .body("code", equalTo("tier_required"))
                .body("needed_tier", equalTo("premium"));
        callers.post(callers.granted("view_artist_analytics"), ASK, mine)
                .statusCode(403)
                .body("code", equalTo("permission_denied"));
    }

    @Test
    void linesTakeProfessionalAndHideAsMuch() {
        Happening.storeFacts(suite.database(), List.of(fact(UUID.randomUUID(), 0, "impression")));
        String mine = question("\"event_id\":\"e\"," + steps("impression", "event_click"));
        UUID premium = callers.owner("e", "premium");
        UUID professional = callers.owner("e", "professional");
        String kept = callers.post(
                        premium, "/api/v1/funnels", "{\"event_id\":\"e\"," + steps("impression", "event_click") + "}")
                .extract()
                .path("funnel_id");
        for (String type : List.of(CSV, NDJSON)) {
            for (ValidatableResponse refused : List.of(
                    callers.post(type, premium, ASK, mine),
                    callers.post(type, premium, "/api/v1/funnels/" + kept + "/query", "{}"))) {
                refused.statusCode(403)
                        .contentType("application/problem+json")
                        .body("code", equalTo("tier_required"))
                        .body("needed_tier", equalTo("professional"));
            }
        }
        assertThat(lines(callers.post(CSV, professional, ASK, mine)))
                .contains("\"\",,1,impression,impression,false,,,,,,true");
        assertThat(lines(callers.post(NDJSON, professional, ASK, mine))).hasSize(2);
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
}
