package app.synth.testsupport;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A JSON answer to a request. */
record JsonAnswer(int status, String contentType, String body) {
    static JsonAnswer ok(String body) {
        return new JsonAnswer(200, "application/json", body);
    }

    static JsonAnswer problem(int status, String code) {
        return new JsonAnswer(
                status, "application/problem+json", "{\"status\":" + status + ",\"code\":\"" + code + "\"}");
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
