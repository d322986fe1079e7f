package app.synth.analytics.funnel;

import static app.synth.analytics.testsupport.Callers.CSV;
import static app.synth.analytics.testsupport.Callers.NDJSON;
import static app.synth.analytics.testsupport.Callers.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import app.synth.analytics.testsupport.Happening;
import app.synth.analytics.testsupport.QuietRollups;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Funnels that somebody keeps. */
@QuarkusIntegrationTest
@TestProfile(QuietRollups.class)
class KeptFunnelsIT extends FunnelCase {
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
        assertThat(lines(callers.post(CSV, maker, path + "/query", "{}")))
                .contains("\"\",,1,impression,impression,false,1,,1.0,,,false");
        assertThat(lines(callers.post(NDJSON, maker, path + "/query", "{}"))).hasSize(2);
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

    private ValidatableResponse put(UUID user, String path, String ifMatch, String body) {
        var request = callers.as(user).contentType("application/json").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put(path)
                .then();
    }
}
