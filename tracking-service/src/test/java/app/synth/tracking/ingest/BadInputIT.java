package app.synth.tracking.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import app.synth.tracking.testsupport.PackagedTracking;
import app.synth.tracking.testsupport.Sent;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should send. No answer is a 500, and no good interaction is lost for its neighbour's sake. */
@QuarkusIntegrationTest
class BadInputIT extends PackagedTracking {
    /** Sixteen times the limit. */
    private static final long ENDLESS = 64L * 1024 * 1024;

    @Test
    void whoIsNotToBeBelievedSendsNothing() {
        String body = Sent.click().toString();
        given().contentType("application/json").body(body).post(ONE).then().statusCode(401);
        for (String token : new String[] {
            suite.tokens().expired(user),
            suite.tokens().unsigned(user),
            suite.tokens().wrongAudience(user),
            suite.tokens().signedByStranger(user),
            "x"
        }) {
            post(ONE, body, token)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("status", equalTo(401));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "nonsense", "{\"interactions\":[{\"event_type\":\"view\"", "{\"interactions\":[{}]}}"})
    void whatIsNoJsonIsAProblemOfTheRequest(String body) {
        post(BATCH, body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("malformed_json"))
                .body("request_id", notNullValue());
    }

    @Test
    void noBodyIsNoJson() {
        given().auth()
                .oauth2(suite.tokens().user(user))
                .contentType("application/json")
                .post(BATCH)
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed_json"));
    }

    @Test
    void anotherShapeNamesTheField() {
        post(BATCH, "{\"items\":[]}")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_field"))
                .body("field", equalTo("interactions"));
        post(BATCH, "{\"interactions\":[],\"sent_at\":\"soon\"}")
                .then()
                .statusCode(400)
                .body("field", equalTo("sent_at"));
        post(ONE, "[]").then().statusCode(400).body("code", equalTo("invalid_field"));
    }

    @Test
    void anotherMediaTypeIsRefused() {
        given().auth()
                .oauth2(suite.tokens().user(user))
                .contentType("text/csv")
                .body("a,b")
                .post(BATCH)
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported_media_type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "null",
                "[]",
                "{}",
                "{\"event_type\":{}}",
                "{\"event_type\":\"view\",\"entity_type\":\"event\",\"metadata\":{\"a\":\"\\u0000\"}}",
                "{\"event_type\":\"view\",\"entity_type\":\"event\",\"metadata\":{\"\\ud83c\":\"\\udfbb\"}}",
                "{\"event_type\":\"view\",\"entity_type\":\"\\ud83c\"}",
                "{\"event_type\":\"view\",\"event_type\":\"view\",\"entity_type\":\"event\"}"
            })
    void whatIsWrongInAnItemIsItsOwnMatter(String bad) {
        Sent before = Sent.click();
        Sent after = Sent.click();
        post(BATCH, "{\"interactions\":[" + before + "," + bad + "," + after + "]}")
                .then()
                .statusCode(200)
                .body("stored", equalTo(2))
                .body("results[1].fate", equalTo("quarantined"))
                .body("results[1].reason", equalTo("malformed"))
                .body("results[1].message_id", notNullValue());
        assertThat(stored(before)).hasSize(1);
        assertThat(stored(after)).hasSize(1);
    }

    @Test
    void deepNestingIsItsOwnMatter() {
        Sent after = Sent.click();
        String bad = "{\"event_type\":\"view\",\"entity_type\":\"event\",\"metadata\":{\"a\":" + "[".repeat(10_000)
                + "]".repeat(10_000) + "}}";
        post(BATCH, "{\"interactions\":[" + bad + "," + after + "]}")
                .then()
                .statusCode(200)
                .body("results[0].reason", equalTo("malformed"))
                .body("results[1].fate", equalTo("stored"));
    }

    /** Ids that are not Unicode are answered as they came, claim their place, and stay apart from each other. */
    @Test
    void aMessageIdThatCannotBeStoredIsStillAMessageId() {
        String prefix = UUID.randomUUID().toString();
        for (String half : new String[] {"\\ud83c", "\\udfbb", "\\u0000"}) {
            String bad = "{\"message_id\":\"" + prefix + half + "\",\"event_type\":\"view\",\"entity_type\":\"event\"}";
            assertThat(post(ONE, bad).then().statusCode(200).extract().asString())
                    .contains("\"fate\":\"quarantined\"")
                    .containsIgnoringCase(prefix + half);
            post(ONE, bad).then().statusCode(200).body("duplicate", equalTo(1));
        }
        assertThat(suite.database()
                        .count(
                                "select count(*) from tracking.quarantine where message_id is null and user_id = ?",
                                user))
                .isEqualTo(3);
    }

    @Test
    void whatPostgresRefusesIsQuarantinedWithoutItsNeighbours() {
        Sent first = Sent.click();
        Sent last = Sent.click();
        Sent unknown = Sent.of("hover", "event", "e-1");
        String refused = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();
        post(
                        BATCH,
                        "{\"interactions\":[" + first + "," + beyondNumeric(refused) + "," + unknown + ","
                                + beyondNumeric(other) + "," + last + "]}")
                .then()
                .statusCode(200)
                .body("stored", equalTo(2))
                .body("quarantined", equalTo(3))
                .body("results[1].reason", equalTo("storage_refused"))
                .body("results[1].message_id", equalTo(refused))
                .body("results[2].reason", equalTo("unknown_type"))
                .body("results[3].reason", equalTo("storage_refused"));
        assertThat(stored(first)).hasSize(1);
        assertThat(stored(last)).hasSize(1);
        assertThat(quarantined(Sent.click().id(refused)))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("body", beyondNumeric(refused)));

        post(ONE, beyondNumeric(refused)).then().statusCode(200).body("duplicate", equalTo(1));
        post(ONE, beyondNumeric(UUID.randomUUID().toString()))
                .then()
                .statusCode(200)
                .body("results[0].reason", equalTo("storage_refused"));
    }

    @Test
    void aBodyOverFourMebibytesIsAProblem() {
        post(BATCH, fiveMebibytes())
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("too_large"))
                .body("status", equalTo(413))
                .body("request_id", notNullValue());
    }

    @Test
    void aBodyOfUnknownLengthHasTheSameBound() throws Exception {
        assertTooLarge(HttpClient.Version.HTTP_1_1);
        assertTooLarge(HttpClient.Version.HTTP_2);
    }

    private void assertTooLarge(HttpClient.Version version) throws Exception {
        HttpRequest chunked = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + BATCH))
                .version(version)
                .header("Authorization", "Bearer " + suite.tokens().user(user))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(fiveMebibytes().getBytes(StandardCharsets.UTF_8))))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(chunked, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("\"code\":\"too_large\"");
        }
    }

    /** A client that sends for ever is told so, and cannot: soon after four times the limit nobody listens any more. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // nothing interrupts a write
    void aBodyThatDoesNotEndIsCutOff() throws Exception {
        byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        long sent = 0;
        try (Socket socket = new Socket("localhost", RestAssured.port);
                ExecutorService reader = Executors.newSingleThreadExecutor()) {
            Future<String> status = reader.submit(
                    () -> new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine());
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + BATCH + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + suite.tokens().user(user)
                            + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            try {
                while (sent < ENDLESS) {
                    out.write(chunk);
                    sent += 0x10000;
                }
            } catch (SocketException closed) {
                assertThat(status.get()).isEqualTo("HTTP/1.1 413 Request Entity Too Large");
            }
        }
        assertThat(sent).isLessThan(ENDLESS);
        Sent good = Sent.click();
        post(ONE, good.toString()).then().statusCode(200).body("stored", equalTo(1));
    }

    @Test
    void aBodyUnderFourMebibytesIsTaken() {
        Sent[] items = new Sent[130];
        for (int i = 0; i < items.length; i++) {
            items[i] = Sent.click().with("metadata", Map.of("note", "x".repeat(31_000)));
        }
        post(BATCH, Sent.batch(items)).then().statusCode(200).body("stored", equalTo(130));
    }

    /** JSON, but no number that Postgres can hold. */
    private static String beyondNumeric(String id) {
        return "{\"message_id\":\"" + id
                + "\",\"event_type\":\"view\",\"entity_type\":\"event\",\"metadata\":{\"a\":1e999999}}";
    }

    private static String fiveMebibytes() {
        return Sent.batch(Sent.click().with("metadata", Map.of("note", "x".repeat(5 * 1024 * 1024))));
    }
}
