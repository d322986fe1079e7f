package app.synth.tracking.segment;

import static app.synth.tracking.segment.Messages.json;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The face, as its clients meet it. */
@QuarkusIntegrationTest
class SegmentIT extends PackagedSegment {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void aBatchIsStoredWithWhatItMeans() {
        String key = writeKey();
        String batch = json("""
                {'sentAt':'%s','batch':[
                  {'type':'track','event':'Ticket Clicked','messageId':'m-1','anonymousId':'a-1','userId':'u-1',
                   'properties':{'event_id':'e-1','price':49.90},'context':{'ip':'192.0.2.1','sessionId':7}},
                  {'type':'track','event':'Dance','messageId':'m-2','anonymousId':'a-1'},
                  {'type':'track','messageId':'m-3','anonymousId':'a-1','context':{'ip':'192.0.2.1'}},
                  {'type':'page','messageId':'m-4','userId':'u-1'}]}""".formatted(java.time.Instant.now()));
        post(batch.getBytes(UTF_8), "/v1/batch", "Authorization", basic(key), "Content-Type", "application/json")
                .expect(200, "\"success\":true", "\"received\":4", "\"stored\":2", "\"quarantined\":2");
        post(batch.getBytes(UTF_8), "/v1/batch", "Authorization", basic(key)).expect(200, "\"duplicate\":4");

        assertThat(rows())
                .hasSize(2)
                .filteredOn("message_id", "m-1")
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("action", "ticket_click")
                        .containsEntry("entity_id", "e-1")
                        .containsEntry("anonymous_id", "a-1")
                        .containsEntry("session_id", "7")
                        .containsEntry("user_id", null)
                        .hasEntrySatisfying(
                                "metadata",
                                metadata -> assertThat((String) metadata)
                                        .contains("\"price\": 49.90", "\"segment_user_id\": \"u-1\"")
                                        .doesNotContain("192.0.2.1")));
        assertThat(refused()).hasSize(2).allSatisfy(row -> assertThat(row).containsEntry("face", "segment"));
        assertThat(refused().toString())
                .contains("malformed", "missing_identity")
                .doesNotContain("192.0.2.1");
        assertThat(accounting())
                .containsEntry("received", 8)
                .containsEntry("stored", 2)
                .containsEntry("duplicate", 4)
                .containsEntry("quarantined", 2)
                .containsEntry("filtered", 0);
        given().get(suite.management().resolve("/q/metrics"))
                .then()
                .body(containsString("tracking_segment_unmapped_total{source=\"" + source + "\"} 1"));
    }

    /** Whatever the headers say, the body decides; and each path says the type where the message does not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/octet-stream",
                "multipart/form-data",
                "nonsense",
                "a/b; charset=none",
                ""
            })
    void anyContentType(String contentType) throws IOException {
        String key = writeKey();
        byte[] body = json("{'event':'Event Viewed','anonymousId':'a-1','properties':{'event_id':'e-1'}}")
                .getBytes(UTF_8);
        post(body, "/v1/t", "Content-Type", contentType, "Authorization", basic(key), "Accept", "text/plain")
                .expect(200, "\"stored\":1");
        post(UnpackingTest.packed(body), "/v1/track", "Content-Type", contentType, "Authorization", basic(key))
                .expect(200, "\"stored\":1");
        post(
                        UnpackingTest.packed(body),
                        "/v1/track",
                        "Content-Type",
                        contentType,
                        "Content-Encoding",
                        "gzip",
                        "Authorization",
                        basic(key))
                .expect(200, "\"stored\":1");
        assertThat(rows()).hasSize(3).allSatisfy(row -> assertThat(row).containsEntry("action", "detail_view"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"track", "t", "page", "p", "screen", "s", "identify", "i", "group", "g", "alias", "a"})
    void everyPathSaysAType(String path) {
        String key = writeKey();
        String message =
                json("{'event':'Event Viewed','anonymousId':'a-1','userId':'u','previousId':'p','writeKey':'%s'}")
                        .formatted(key);
        post(message.getBytes(UTF_8), "/v1/" + path).expect(200, "\"stored\":1");
        assertThat(rows()).hasSize(1);
        post("{\"batch\":[]}".getBytes(UTF_8), "/v1/" + path, "X-Write-Key", key)
                .expect(200, "\"received\":0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/batch", "/v1/b", "/v1/import", "/beacon/v1/batch"})
    void theKeyMayStandAnywhere(String path) {
        String key = writeKey();
        String batch = json("{'batch':[{'type':'track','event':'E','anonymousId':'a'}]}");
        post(batch.getBytes(UTF_8), path + "?writeKey=" + key).expect(200, "\"stored\":1");
        post(
                        batch.replace("{\"batch\"", "{\"writeKey\":\"" + key + "\",\"batch\"")
                                .getBytes(UTF_8),
                        path)
                .expect(200, "\"stored\":1");
        post(batch.getBytes(UTF_8), path).expect(401, "unauthenticated");
        post(batch.getBytes(UTF_8), path, "Authorization", basic("wk_" + "x".repeat(43)))
                .expect(401, "invalid_write_key");
    }

    @Test
    void whatCannotBeReadAtAll() throws IOException {
        String key = basic(writeKey());
        for (String body : List.of("", "nonsense", "[]", "{", "{\"batch\":[{},", "{\"event\":\"E\"}")) {
            post(body.getBytes(UTF_8), "/v1/batch", "Authorization", key).expect(400, "\"code\"");
        }
        byte[] packed = UnpackingTest.packed("{\"batch\":[]}".getBytes(UTF_8));
        post(
                        java.util.Arrays.copyOf(packed, packed.length - 5),
                        "/v1/batch",
                        "Authorization",
                        key,
                        "Content-Encoding",
                        "gzip")
                .expect(400, "malformed_json");
        post(new byte[] {(byte) 0xff}, "/v1/batch").expect(400, "malformed_json");
        post(UnpackingTest.packed(new byte[200_000_000]), "/v1/batch", "Authorization", key)
                .expect(413, "too_large");
        post(UnpackingTest.packed(new byte[200_000_000]), "/v1/batch").expect(413, "too_large");
        assertThat(rows()).isEmpty();
    }

    @Test
    void anOversizedMessageIsQuarantinedByItself() {
        String key = writeKey();
        String batch =
                json("{'batch':[{'type':'track','event':'E','anonymousId':'a','properties':{'x':'%s'}},{'type':'track','event':'E','anonymousId':'a'}]}")
                        .formatted("x".repeat(3_000_000));
        post(batch.getBytes(UTF_8), "/v1/batch", "Authorization", basic(key))
                .expect(200, "\"stored\":1", "\"quarantined\":1");
        assertThat(refused()).singleElement().satisfies(row -> assertThat(row).containsEntry("reason", "too_large"));
    }

    /** These clients drop what gets a 4xx. */
    @Test
    void tooMuchIsSentAgain() {
        String key = key("write", Map.of("per_second", 1, "burst", 2));
        String batch = json(
                "{'batch':[{'type':'track','event':'E','anonymousId':'a'},{'type':'track','event':'E','anonymousId':'a'}]}");
        post(batch.getBytes(UTF_8), "/v1/batch", "Authorization", basic(key)).expect(200);
        var refused = post(batch.getBytes(UTF_8), "/v1/batch", "Authorization", basic(key))
                .expect(503, "rate_limited");
        assertThat(refused.headers().firstValue("Retry-After"))
                .hasValueSatisfying(after -> assertThat(after).matches("[12]"));
        assertThat(rows()).hasSize(2);
    }

    @Test
    void aServerKeySaysWhoItIsAndJoins() {
        String key = key("server", Map.of());
        UUID person = UUID.randomUUID();
        String batch =
                json("{'batch':[{'type':'track','event':'E','userId':'%1$s'},{'type':'alias','userId':'%1$s','previousId':'a-9'}]}")
                        .formatted(person);
        post(batch.getBytes(UTF_8), "/v1/batch", "Authorization", basic(key)).expect(200, "\"stored\":2");
        assertThat(rows()).extracting("user_id").containsExactly(person, person);
        assertThat(rows())
                .extracting(row -> row.get("event_type") + " " + row.get("anonymous_id"))
                .contains("identify a-9");
    }

    @Test
    void aUsersTokenBesideTheKey() {
        String key = writeKey();
        String message = json("{'event':'E','userId':'any','writeKey':'%s'}").formatted(key);
        post(
                        message.getBytes(UTF_8),
                        "/v1/track",
                        "Authorization",
                        "Bearer " + suite.tokens().user(user))
                .expect(200, "\"stored\":1");
        assertThat(rows()).singleElement().satisfies(row -> assertThat(row).containsEntry("user_id", user));
    }

    @Test
    void whatWasRefusedIsReplayedInTodaysWords() {
        String key = writeKey();
        String message = json("{'anonymousId':'a-1','messageId':'m-1','writeKey':'%s','properties':{'show':'e-1'}}")
                .formatted(key);
        post(message.getBytes(UTF_8), "/v1/track").expect(200, "\"quarantined\":1");
        assertThat(refused())
                .singleElement()
                .satisfies(row -> assertThat((String) row.get("body"))
                        .contains("\"type\":\"track\"")
                        .doesNotContain(key));

        admin().header("If-Match", "\"1\"")
                .body(
                        json(
                                "{'event_mapping':{'track':{'Show':{'event_type':'view','entity_type':'event','entity_id':'properties.show'}}}}"))
                .patch("/api/v1/sources/" + source)
                .then()
                .statusCode(200);
        admin().body(json("{'correction':{'event':'Show'}}"))
                .post("/api/v1/quarantine/" + refused().getFirst().get("id") + "/replay")
                .then()
                .statusCode(200)
                .body("fate", equalTo("stored"));
        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("action", "detail_view")
                        .containsEntry("entity_id", "e-1")
                        .containsEntry("message_id", "m-1"));
        assertThat(accounting())
                .containsEntry("received", 1)
                .containsEntry("stored", 1)
                .containsEntry("quarantined", 0);
    }

    @Test
    void settingsSendAClientHere() {
        String key = writeKey();
        String host = service().getAuthority();
        given().get("/v1/projects/" + key + "/settings")
                .then()
                .statusCode(200)
                .header("Cache-Control", matchesPattern("private, max-age=\\d+"))
                .body("integrations.'Segment.io'.apiKey", equalTo(key))
                .body("integrations.'Segment.io'.apiHost", equalTo(host + "/v1"))
                .body("integrations.'Segment.io'.protocol", equalTo("http"))
                .body("metrics.sampleRate", equalTo(0));
        given().header("X-Forwarded-Proto", "https")
                .get("/v1/projects/" + key + "/settings")
                .then()
                .body("integrations.'Segment.io'.protocol", equalTo("https"));
        given().get("/v1/projects/" + keyOf("server") + "/settings").then().statusCode(404);
        given().get("/v1/projects/unknown/settings").then().statusCode(404).body("code", equalTo("not_found"));
    }

    @Test
    void browsersOfOtherOriginsMaySend() {
        String key = key("write", Map.of("allowed_origins", List.of("https://app.example")));
        given().header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "POST")
                .header(
                        "Access-Control-Request-Headers",
                        "authorization,anonymousid,sentat,x-retry-count,content-encoding")
                .options("/v1/track")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", "https://app.example")
                .header("Access-Control-Allow-Headers", containsString("AnonymousId"));
        byte[] message = json("{'event':'E','anonymousId':'a'}").getBytes(UTF_8);
        post(message, "/v1/t", "Authorization", basic(key), "Origin", "https://app.example")
                .expect(200);
        post(message, "/v1/t", "Authorization", basic(key), "Origin", "https://elsewhere.example")
                .expect(403, "origin_not_allowed");
        given().header("Origin", "https://app.example")
                .get("/v1/projects/" + key + "/settings")
                .then()
                .header("Access-Control-Allow-Origin", "https://app.example");
    }

    @Test
    void theFaceIsDescribed() {
        given().get("/openapi/tracking")
                .then()
                .body(containsString("/v1/{call}"))
                .body(containsString("/beacon/v1/batch"))
                .body(containsString("SegmentBatch"));
        given().post("/v1/hover").then().statusCode(404).header("Retry-After", nullValue());
    }

    private record Answer(int status, String body, java.net.http.HttpHeaders headers) {
        Answer expect(int expected, String... parts) {
            assertThat(status).as(body).isEqualTo(expected);
            assertThat(List.of(parts)).allSatisfy(part -> assertThat(body).contains(part));
            return this;
        }
    }

    /** By a client that adds nothing to what it is told. */
    private static Answer post(byte[] body, String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service().resolve(path)).POST(BodyPublishers.ofByteArray(body));
        request.header("User-Agent", "analytics-node/3.0.13");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), answer.headers());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String basic(String key) {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(UTF_8));
    }
}
