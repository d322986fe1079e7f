package app.synth.tracking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.tracking.action.Action;
import app.synth.tracking.action.CanonicalAction;
import app.synth.tracking.action.EventType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule that comes with the service, against what the app's screens send and what they forget. */
class SeedRulesTest {
    /** Each row: how it is sent, the rule, metadata as it should be, its required keys, and a value that is wrong. */
    private static final String ROWS = """
            click,       event,       click/event,                         {"source":"feed","position":3,"artist_name":"A","venue_name":"V","feed_tab":"x","distance_miles":2.5,"relevance_score":0.3,"event_date":"2026-11-01","price_range":"$20"}, source position artist_name venue_name, {"position":"third"}
            impression,  event,       impression/*,                        {"source":"feed","position":0,"feed_type":"following","scroll_depth":40,"viewport_time":1793564100000}, source position feed_type, {"feed_type":"other"}
            view,        event,       view/event?action=impression,        {"source":"feed","position":0,"feed_type":"personalized"}, position feed_type, {"position":-1}
            view,        review,      view/review?action=impression,       {"source":"list","position":0,"feed_type":"personalized"}, position feed_type, {"scroll_depth":"deep"}
            view,        ad,          view/ad?action=impression,           {"source":"search","position":0,"feed_type":"personalized"}, position feed_type, {"position":true}
            view,        promotion,   view/promotion?action=impression,    {"source":"feed","position":0,"feed_type":"personalized"}, position feed_type, {"position":[]}
            click_ticket, event,      click_ticket/*,                      {"ticket_url":"u","ticket_provider":"p","price_range":"$","days_until_event":12,"user_interested":false}, ticket_url ticket_provider price_range, {"user_interested":"no"}
            click,       ticket_link, click/ticket_link,                   {"ticket_url":"u","ticket_provider":"p","price_range":null}, ticket_url ticket_provider price_range, {"days_until_event":"soon"}
            view,        event,       view/event?action=detail_view,       {"source":"modal","has_ticket_urls":true,"has_setlist":false,"venue_name":null}, source, {"has_setlist":"yes"}
            view,        event,       view/event?action=detail_view_end,   {"source":"event_modal_close","duration_seconds":0,"interacted":true}, duration_seconds, {"duration_seconds":-2}
            search,      artists,     search/*,                            {"query":"q","search_type":"artists","query_length":1}, query search_type, {"query_length":"1"}
            search,      search_results, search/search_results,            {"query":"q","search_type":"artists","result_count":0,"has_results":false}, query search_type result_count, {"result_count":"none"}
            view,        artist,      view/artist,                         {"source":"event"}, source, -
            view,        venue,       view/venue,                          {"source":"event","venue_city":"Brooklyn"}, source, -
            click,       artist,      click/artist,                        {"source":"event"}, source, -
            click,       venue,       click/venue,                         {"source":"event"}, source, -
            click,       review,      click/review,                        {"source":"feed","position":1,"rating":4.5,"has_photos":true,"review_age_days":3}, source position, {"rating":6}
            review,      event,       review/*,                            {"rating":5,"mood_tags":["loud"],"privacy":"public","photo_count":0}, rating, {"rating":0}
            like,        review,      like/*,                              {"liked":false,"review_rating":3}, liked, {"liked":"true"}
            comment,     chat,        comment/chat,                        {"message_length":10,"has_event_share":true,"event_id":"e"}, message_length, {"message_length":"long"}
            share,       event,       share/*,                             {"platform":"sms","recipient_count":2}, platform, {"recipient_count":-1}
            navigate,    feed_tab,    navigate/feed_tab,                   {"from_tab":"a","to_tab":"b","items_viewed":7}, from_tab to_tab, {"items_viewed":"7"}
            scroll,      feed,        scroll/*,                            {"max_scroll_percent":80,"active_tab":"a"}, max_scroll_percent, {"max_scroll_percent":"80%"}
            click,       load_more,   click/load_more,                     {"offset":20,"current_items":20}, offset, {"offset":-20}
            form_submit, conversion_funnel, form_submit/conversion_funnel, {"funnel_step":"click","funnel_position":1,"time_from_start_ms":0,"previous_step":null}, funnel_step, {"funnel_position":"first"}
            form_submit, conversion_funnel_complete, form_submit/conversion_funnel_complete, {"total_steps":4,"total_time_ms":900,"steps":["click"],"step_durations":{"click":2}}, total_steps, {"total_steps":"all"}
            """;

    private static final TrackingPlan PLAN = SeedRules.plan();

    @ParameterizedTest
    @CsvSource(textBlock = ROWS, quoteCharacter = '`', delimiterString = ", ")
    void theRule(String type, String entity, String rule, String good, String required, String wrong) {
        assertThat(judged(type, entity, SeedRules.json(good))).isEmpty();
        assertThat(judged(type, entity, with(good, "{\"another_key\":{\"of\":[\"any\",1]}}")))
                .isEmpty();
        for (String key : required.split(" ", -1)) {
            assertThat(judged(type, entity, without(good, key))).singleElement().satisfies(violation -> {
                assertThat(violation.ruleKey()).isEqualTo(rule);
                assertThat(violation.field()).isEqualTo(key);
                assertThat(violation.keyword()).isEqualTo("required");
            });
        }
        if (!wrong.equals("-")) {
            assertThat(judged(type, entity, with(good, wrong))).singleElement().satisfies(violation -> {
                assertThat(violation.ruleKey()).isEqualTo(rule);
                assertThat(violation.field())
                        .isEqualTo(SeedRules.json(wrong).fieldNames().next());
            });
        }
    }

    @Test
    void everyRuleIsInTheTable() {
        Set<String> tested =
                ROWS.lines().map(row -> row.split(",\\s+", -1)[2]).collect(Collectors.toCollection(TreeSet::new));
        assertThat(SeedRules.rules()).extracting(rule -> rule.key().text()).containsExactlyInAnyOrderElementsOf(tested);
    }

    @Test
    void aRuleIsASchemaThatAnAdministratorCouldHaveWritten() {
        assertThat(SeedRules.rules()).hasSize(26);
        assertThat(List.copyOf(SeedRules.schemas().values()))
                .hasSize(18)
                .allSatisfy(schema -> assertThat(SchemaGuard.objection(schema)).isNull());
    }

    @Test
    void whatNoRuleIsAboutViolatesNothing() {
        for (Map.Entry<String, String> sent : Map.of(
                        "custom", "thing", "follow", "artist", "navigate", "settings", "comment", "review")
                .entrySet()) {
            assertThat(judged(sent.getKey(), sent.getValue(), SeedRules.json("{}")))
                    .isEmpty();
        }
    }

    private static List<Violation> judged(String type, String entity, JsonNode metadata) {
        EventType eventType = EventType.named(type).orElseThrow();
        Action action = CanonicalAction.of(eventType, entity, metadata);
        return PLAN.violations(eventType, entity, action, metadata);
    }

    private static JsonNode with(String metadata, String more) {
        return ((ObjectNode) SeedRules.json(metadata)).setAll((ObjectNode) SeedRules.json(more));
    }

    private static JsonNode without(String metadata, String key) {
        return ((ObjectNode) SeedRules.json(metadata)).without(key);
    }
}
