package app.synth.localstack.endtoend;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the demo shows, loaded into the catalogue as it would be there with the sample. */
final class DemoCatalogue {
    private static final JsonMapper JSON = new JsonMapper();
    private static List<String> events = List.of();

    private DemoCatalogue() {}

    static List<String> events() {
        return events;
    }

    static void load(String url, String admin) throws JsonProcessingException {
        Map<String, List<Map<String, Object>>> shown = given().get(url + "/demo/catalogue.json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .get();
        post(url, admin, "artists", shown.get("artists"));
        post(url, admin, "venues", shown.get("venues"));
        List<Map<String, Object>> concerts =
                shown.get("events").stream().map(DemoCatalogue::entry).toList();
        post(url, admin, "events", concerts);
        events = concerts.stream()
                .map(concert -> (String) concert.get("event_id"))
                .toList();
    }

    private static Map<String, Object> entry(Map<String, Object> concert) {
        Map<String, Object> entry = new LinkedHashMap<>(concert);
        entry.keySet().retainAll(Set.of("event_id", "title", "venue_id", "starts_at", "genres", "price_range"));
        entry.put("artist_ids", List.of(concert.get("artist_id")));
        entry.put("ticket_urls", List.of(concert.get("ticket_url")));
        return entry;
    }

    private static void post(String url, String admin, String kind, List<Map<String, Object>> entries)
            throws JsonProcessingException {
        StringBuilder lines = new StringBuilder();
        for (Map<String, Object> entry : entries) {
            lines.append(JSON.writeValueAsString(entry)).append('\n');
        }
        given().auth()
                .oauth2(admin)
                .contentType("application/x-ndjson")
                .body(lines.toString().getBytes(StandardCharsets.UTF_8))
                .post(url + "/api/v1/catalogue/" + kind)
                .then()
                .statusCode(200);
    }
}
