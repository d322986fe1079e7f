package app.synth.tracking.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import app.synth.tracking.testsupport.PackagedTracking;
import app.synth.tracking.testsupport.Sent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happened before we were there is taken in, once, whatever happens on the way. */
@QuarkusIntegrationTest
class ImportIT extends PackagedTracking {
    private static final String IMPORTS = "/api/v1/tracking/imports";
    private static final String LONG_AGO = "2019-05-04T20:15:00Z";
    private static final RestAssuredConfig PLAIN = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT));

    private final UUID admin = UUID.randomUUID();
    private final ObjectMapper json = new ObjectMapper();

    @BeforeEach
    void anAdmin() {
        suite.accounts().grant(admin, "manage_tracking");
    }

    @Test
    void needsItsPermissionAndASourceAndLines() {
        given().config(PLAIN)
                .contentType("application/x-ndjson")
                .body("{}")
                .post(IMPORTS)
                .then()
                .statusCode(401);
        send(suite.tokens().user(user), "?source=app", line(0)).then().statusCode(403);
        send("", line(0)).then().statusCode(400).body("field", equalTo("source"));
        send("?source=nobody", line(0)).then().statusCode(400).body("field", equalTo("source"));
        send("?source=app&from_line=0", line(0)).then().statusCode(400).body("field", equalTo("from_line"));
        given().auth()
                .oauth2(suite.tokens().user(admin))
                .contentType("application/json")
                .body("{}")
                .post(IMPORTS + "?source=app")
                .then()
                .statusCode(415);
    }

    @Test
    void interactionsOfAnyAgeAndStatesOfToday() {
        Sent old = Sent.of("click", "ticket_link", "e-1").with("user_id", user).with("occurred_at", LONG_AGO);
        String follow = state("follow", "artist", "the-band", "2020-02-01T00:00:00Z");
        String friend = state("friend", "user", UUID.randomUUID().toString(), "2020-03-01T00:00:00Z");
        String like = state("like", "review", "r-7", "2021-06-11T09:30:00.5Z");
        send("?source=app", String.join("\n", old.toString(), "", follow, friend, like))
                .then()
                .statusCode(200)
                .body("received", equalTo(4))
                .body("stored", equalTo(4))
                .body("duplicate", equalTo(0))
                .body("rejected", empty())
                .body("next_line", equalTo(6));

        assertThat(stored(old))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("user_id", user)
                        .containsEntry("action", "ticket_click")
                        .containsEntry("partition", "tracking.user_interactions_2019_05"));
        given().auth()
                .oauth2(suite.tokens().user(user))
                .get("/api/v1/me/interactions")
                .then()
                .body("items.action", equalTo(List.of("like", "friend_add", "follow", "ticket_click")))
                .body("items.source", equalTo(List.of("app", "app", "app", "app")))
                .body("items[0].metadata.liked", equalTo(true))
                .body("items[0].metadata.imported", equalTo(true))
                .body("items[0].occurred_at", equalTo("2021-06-11T09:30:00.500Z"))
                .body("items[2].metadata.following", equalTo(true))
                .body("items[2].entity_id", equalTo("the-band"));
    }

    @Test
    void sentAgainItIsADuplicate() {
        String lines = line(1) + "\n" + state("follow", "artist", "a", LONG_AGO) + "\n" + line(2);
        send("?source=app", line(1)).then().body("stored", equalTo(1));
        send("?source=app", lines)
                .then()
                .body("stored", equalTo(2))
                .body("duplicate", equalTo(1))
                .body("next_line", equalTo(4));
        send("?source=app", lines + "\n").then().body("stored", equalTo(0)).body("duplicate", equalTo(3));
        send("?source=app&from_line=3", "nonsense\n{\n" + line(2) + "\n" + line(3))
                .then()
                .body("received", equalTo(2))
                .body("stored", equalTo(1))
                .body("duplicate", equalTo(1))
                .body("refused", equalTo(0))
                .body("next_line", equalTo(5));
    }

    @Test
    void aBadLineCostsNoOther() {
        Sent unknown = Sent.of("hover", "event", "e").with("user_id", user).with("occurred_at", LONG_AGO);
        Sent ahead = Sent.click().with("user_id", user).at(Instant.now().plus(Duration.ofDays(1)));
        String lines = String.join(
                "\n",
                line(1),
                "{\"event_type\":",
                Sent.click().with("user_id", user).toString(),
                unknown.toString(),
                "",
                Sent.click()
                        .with("user_id", user)
                        .with("occurred_at", "1985-01-01T00:00:00Z")
                        .toString(),
                ahead.toString(),
                Sent.click()
                        .with("occurred_at", LONG_AGO)
                        .with("metadata", Map.of("note", "x".repeat(33_000)))
                        .toString(),
                state("enemy", "user", "u", LONG_AGO),
                "{\"state\":\"like\",\"user_id\":\"" + user + "\",\"entity_type\":\"review\",\"entity_id\":\"r\"}",
                "[1]",
                Sent.click().with("occurred_at", LONG_AGO).toString(),
                line(2));
        Response answer = send("?source=app", lines);
        answer.then()
                .statusCode(200)
                .body("received", equalTo(12))
                .body("stored", equalTo(2))
                .body("quarantined", equalTo(4))
                .body("refused", equalTo(6))
                .body("rejected", hasSize(10))
                .body("rejected.line", equalTo(List.of(2, 3, 4, 6, 7, 8, 9, 10, 11, 12)))
                .body(
                        "rejected.reason",
                        equalTo(List.of(
                                "malformed",
                                "malformed",
                                "unknown_type",
                                "too_old",
                                "clock_ahead",
                                "too_large",
                                "malformed",
                                "malformed",
                                "malformed",
                                "missing_identity")))
                .body("rejected[1].detail", equalTo("occurred_at is missing"))
                .body("rejected[0].fate", equalTo("refused"))
                .body("rejected[2].fate", equalTo("quarantined"))
                .body("rejected[6].detail", containsString("state"))
                .body("rejected[7].detail", equalTo("since is missing"))
                .body("next_line", equalTo(14));
    }

    @Test
    void whatIsQuarantinedIsReplayedWhateverItsAge() {
        Sent unknown = Sent.of("hover", "event", "e").with("user_id", user).with("occurred_at", LONG_AGO);
        send("?source=app", unknown.toString()).then().body("quarantined", equalTo(1));
        Object id = quarantined(unknown).getFirst().get("id");
        given().auth()
                .oauth2(suite.tokens().user(admin))
                .contentType("application/json")
                .body("{\"correction\":{\"event_type\":\"view\"}}")
                .post("/api/v1/quarantine/" + id + "/replay")
                .then()
                .statusCode(200)
                .body("fate", equalTo("stored"));
        assertThat(stored(unknown))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("partition", "tracking.user_interactions_2019_05"));
    }

    @Test
    void aBodyMayBeOfAnyLengthAnnouncedOrNot() throws Exception {
        int lines = 40_000;
        byte[] body = body(0, lines, 450);
        assertThat(body.length).isGreaterThan(20 << 20);
        JsonNode announced =
                answer(send(HttpRequest.BodyPublishers.ofByteArray(body), "").get());
        assertThat(announced.path("stored").asInt()).isEqualTo(lines);
        assertThat(announced.path("next_line").asInt()).isEqualTo(lines + 1);
        JsonNode chunked =
                answer(send(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(body)), "")
                        .get());
        assertThat(chunked.path("duplicate").asInt()).isEqualTo(lines);
    }

    @Test
    void linesAreStoredWhileTheyArrive() throws Exception {
        try (PipedOutputStream out = new PipedOutputStream()) {
            PipedInputStream in = new PipedInputStream(out, 1 << 20);
            CompletableFuture<HttpResponse<String>> answer =
                    send(HttpRequest.BodyPublishers.ofInputStream(() -> in), "");
            out.write(body(0, 3_000, 10));
            out.flush();
            await().atMost(Duration.ofSeconds(20)).until(() -> mine() >= 1_000);
            assertThat(answer).isNotDone();
            out.write(body(3_000, 100, 10));
            out.close();
            assertThat(answer(answer.get()).path("stored").asInt()).isEqualTo(3_100);
        }
    }

    @Test
    void whenPostgresGoesAwayItGoesOnWhereItStopped() throws Exception {
        byte[] rest = body(3_000, 2_000, 10);
        int next;
        try (PipedOutputStream out = new PipedOutputStream()) {
            PipedInputStream in = new PipedInputStream(out, 1 << 20);
            CompletableFuture<HttpResponse<String>> answer =
                    send(HttpRequest.BodyPublishers.ofInputStream(() -> in), "");
            out.write(body(0, 3_000, 10));
            out.flush();
            await().atMost(Duration.ofSeconds(20)).until(() -> mine() >= 2_000);
            suite.stopDatabase();
            try {
                writeWhileSomebodyReads(out, rest);
                HttpResponse<String> stopped = answer.get();
                assertThat(stopped.statusCode()).isEqualTo(503);
                assertThat(stopped.headers().firstValue("Retry-After")).isPresent();
                JsonNode problem = json.readTree(stopped.body());
                assertThat(problem.path("code").asText()).isEqualTo("storage_unavailable");
                next = problem.path("next_line").asInt();
                assertThat(next).isBetween(2_001, 3_001);
                assertThat(problem.path("report").path("stored").asInt()).isEqualTo(next - 1);
            } finally {
                suite.startDatabase();
            }
        }
        byte[] all = body(0, 5_000, 10);
        JsonNode report = await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(
                        () -> json.readTree(send(HttpRequest.BodyPublishers.ofByteArray(all), "&from_line=" + next)
                                .get()
                                .body()),
                        answered -> answered.path("next_line").asInt() == 5_001);
        assertThat(report.path("received").asInt()).isLessThanOrEqualTo(5_001 - next);
        assertThat(mine()).isEqualTo(5_000);
    }

    private static void writeWhileSomebodyReads(OutputStream out, byte[] rest) {
        try {
            out.write(rest);
            out.close();
        } catch (IOException nobodyReads) {
            // the answer came first
        }
    }

    private long mine() {
        return suite.database().count("select count(*) from tracking.user_interactions where user_id = ?", user);
    }

    /** Interactions of this test's user, numbered. */
    private byte[] body(int from, int lines, int noteLength) {
        StringBuilder body = new StringBuilder();
        String note = "x".repeat(noteLength);
        for (int i = from; i < from + lines; i++) {
            body.append("{\"event_type\":\"view\",\"entity_type\":\"event\",\"entity_id\":\"e-")
                    .append(i)
                    .append("\",\"user_id\":\"")
                    .append(user)
                    .append("\",\"occurred_at\":\"2018-03-01T00:00:00Z\",\"metadata\":{\"note\":\"")
                    .append(note)
                    .append("\"}}\n");
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String line(int number) {
        return "{\"event_type\":\"view\",\"entity_type\":\"event\",\"entity_id\":\"e-" + number + "\",\"user_id\":\""
                + user + "\",\"occurred_at\":\"" + LONG_AGO + "\"}";
    }

    private String state(String state, String entityType, String entityId, String since) {
        return "{\"state\":\"" + state + "\",\"user_id\":\"" + user + "\",\"entity_type\":\"" + entityType
                + "\",\"entity_id\":\"" + entityId + "\",\"since\":\"" + since + "\"}";
    }

    private JsonNode answer(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private Response send(String query, String body) {
        return send(suite.tokens().user(admin), query, body);
    }

    private static Response send(String token, String query, String body) {
        return given().config(PLAIN)
                .auth()
                .oauth2(token)
                .contentType("application/x-ndjson")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(IMPORTS + query);
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest.BodyPublisher body, String more) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + IMPORTS + "?source=app" + more))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + suite.tokens().user(admin))
                .header("Content-Type", "application/x-ndjson")
                .POST(body)
                .build();
        return HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }
}
