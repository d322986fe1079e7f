package app.synth.analytics.funnel;

import static org.hamcrest.Matchers.equalTo;

import app.synth.analytics.testsupport.QuietRollups;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@TestProfile(QuietRollups.class)
class FunnelBadInputIT extends FunnelCase {
    @Test
    void whatIsWrongIsNamed() {
        UUID admin = callers.admin();
        Map<String, String> wrong = new HashMap<>();
        wrong.put("{}", "steps");
        wrong.put("{" + steps("impression") + "}", "steps");
        wrong.put("{" + steps(Collections.nCopies(50, "impression").toArray(String[]::new)) + "}", "steps");
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

    private static String withFilter(String filter) {
        return "{\"steps\":[{\"action\":\"impression\",\"filters\":[%s]},{\"action\":\"share\"}]}".formatted(filter);
    }
}
