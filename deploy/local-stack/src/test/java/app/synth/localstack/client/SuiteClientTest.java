package app.synth.localstack.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SuiteClientTest {
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private SuiteClient client;

    record Answer(int status, String body) {}

    record Received(String path, String authorization, String contentType, String userAgent, String body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client = new SuiteClient(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsInteractionsAsTheirUserAndTellsTheirFates() throws IOException {
        answers.add(new Answer(200, """
                {"results":[{"fate":"stored"},{"fate":"quarantined","reason":"unknown_type"}]}"""));
        List<Fate> fates = new InteractionSender(client)
                .send(Credential.token("token"), interactions(2), Map.of("User-Agent", "browser"));
        assertThat(fates)
                .containsExactly(new Fate(Fate.Outcome.STORED, ""), new Fate(Fate.Outcome.QUARANTINED, "unknown_type"));
        Received request = received.getFirst();
        assertThat(request.path()).isEqualTo("/api/v1/interactions/batch");
        assertThat(request.authorization()).isEqualTo("Bearer token");
        assertThat(request.contentType()).isEqualTo("application/json");
        assertThat(request.userAgent()).isEqualTo("browser");
        assertThat(request.body())
                .contains(
                        "{\"message_id\":\"m0\",\"event_type\":\"view\",\"entity_type\":\"event\",\"entity_id\":\"e\","
                                + "\"metadata\":{\"a\":1},\"session_id\":\"s\",\"occurred_at\":\"2026-11-01T20:15:00Z\"}")
                .contains("\"sent_at\":");
    }

    @Test
    void dividesWhatIsTooMuchForOneBatch() throws IOException {
        answers.add(stored(500));
        answers.add(stored(1));
        assertThat(new InteractionSender(client).send(Credential.writeKey("k"), interactions(501), Map.of()))
                .hasSize(501);
        assertThat(received).hasSize(2);
    }

    @Test
    void doesNotTakeAnAnswerForLessThanWasSent() {
        answers.add(stored(1));
        assertThatThrownBy(
                        () -> new InteractionSender(client).send(Credential.writeKey("k"), interactions(2), Map.of()))
                .hasMessageContaining("told 1 fates for 2 interactions");
    }

    @Test
    void triesAgainWhileTheSuiteSaysLater() throws IOException {
        answers.add(new Answer(503, "{}"));
        answers.add(new Answer(502, ""));
        answers.add(stored(1));
        assertThat(new InteractionSender(client).send(Credential.writeKey("k"), interactions(1), Map.of()))
                .hasSize(1);
        assertThat(received).hasSize(3);
    }

    @Test
    void givesUpInTheEnd() {
        answers.addAll(Collections.nCopies(8, new Answer(503, "")));
        assertThatThrownBy(() -> client.post("/x", "t", Map.of())).hasMessageEndingWith("was answered with 503");
        assertThat(received).hasSize(8);
    }

    @Test
    void saysSoWhenNobodyIsThere() {
        server.stop(0);
        assertThatThrownBy(() -> client.post("/x", "t", Map.of())).hasMessageContaining("nobody answers there");
    }

    @Test
    void saysWhatWasRefused() {
        answers.add(new Answer(403, """
                {"code":"permission_denied","detail":"manage_catalogue is missing"}"""));
        assertThatThrownBy(() -> client.post("/x", "t", Map.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("/x was answered with 403 permission_denied: manage_catalogue is missing");
        assertThat(received).hasSize(1);
    }

    @Test
    void writesTheCatalogueLineByLine() throws IOException {
        answers.add(new Answer(200, "{\"received\":2,\"stored\":2,\"rejected\":[]}"));
        CatalogueSender sender = new CatalogueSender(client, "t");
        int stored = sender.venues(List.of(
                new CatalogueEntry.Venue("v1", "Hall", null, null, ZoneOffset.UTC, null),
                new CatalogueEntry.Venue("v2", "Hall", "City", "ST", ZoneOffset.UTC, 5)));
        assertThat(stored).isEqualTo(2);
        assertThat(received.getFirst().contentType()).isEqualTo("application/x-ndjson");
        assertThat(received.getFirst().body()).isEqualTo("""
                        {"venue_id":"v1","name":"Hall","zone":"Z"}
                        {"venue_id":"v2","name":"Hall","city":"City","state":"ST","zone":"Z","capacity":5}
                        """);
    }

    @Test
    void doesNotLoseACatalogueLineSilently() {
        answers.add(new Answer(
                200, "{\"stored\":0,\"rejected\":[{\"line\":1,\"field\":\"name\",\"detail\":\"must not be blank\"}]}"));
        CatalogueSender sender = new CatalogueSender(client, "t");
        assertThatThrownBy(() -> sender.artists(List.of(new CatalogueEntry.Artist("a", "", List.of()))))
                .hasMessageContaining("the first is line 1: name must not be blank");
    }

    private void answer(HttpExchange exchange) throws IOException {
        received.add(new Received(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestHeaders().getFirst("User-Agent"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        Answer answer = answers.remove();
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Retry-After", "0");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static Answer stored(int number) {
        return new Answer(
                200,
                "{\"results\":[%s]}".formatted(String.join(",", Collections.nCopies(number, "{\"fate\":\"stored\"}"))));
    }

    private static List<Interaction> interactions(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> new Interaction(
                        "m" + i,
                        "view",
                        "event",
                        "e",
                        Map.of("a", 1),
                        "s",
                        null,
                        Instant.parse("2026-11-01T20:15:00Z")))
                .toList();
    }
}
