package app.synth.localstack.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Behaves as a running local stack does towards a replay; it stores what it was sent, once. */
final class FakeSuite implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final Set<String> messageIds = ConcurrentHashMap.newKeySet();

    /** Catalogue lines, in the order of their coming. */
    final List<String> catalogue = new CopyOnWriteArrayList<>();

    /** {@code key user-agent} of every batch. */
    final List<String> senders = new CopyOnWriteArrayList<>();

    /** What was stored. */
    final List<JsonNode> interactions = new CopyOnWriteArrayList<>();

    /** Interactions on this entity are quarantined. */
    volatile String unwanted = "";

    FakeSuite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/local/tokens", exchange -> answer(exchange, "admin-token"));
        server.createContext("/api/v1/sources", exchange -> answer(exchange, "{\"key\":\"wk_replay\"}"));
        server.createContext("/api/v1/catalogue", exchange -> {
            List<String> lines = body(exchange).lines().toList();
            catalogue.addAll(lines);
            answer(exchange, "{\"stored\":%d,\"rejected\":[]}".formatted(lines.size()));
        });
        server.createContext("/api/v1/interactions/batch", this::batch);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void batch(HttpExchange exchange) throws IOException {
        senders.add(exchange.getRequestHeaders().getFirst("X-Write-Key") + " "
                + exchange.getRequestHeaders().getFirst("User-Agent"));
        ArrayNode results = json.createArrayNode();
        for (JsonNode one : json.readTree(body(exchange)).path("interactions")) {
            if (one.path("entity_type").asText().equals(unwanted)) {
                results.addObject().put("fate", "quarantined").put("reason", "unknown_type");
            } else if (messageIds.add(one.path("message_id").asText())) {
                interactions.add(one);
                results.addObject().put("fate", "stored");
            } else {
                results.addObject().put("fate", "duplicate");
            }
        }
        answer(exchange, json.createObjectNode().set("results", results).toString());
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
