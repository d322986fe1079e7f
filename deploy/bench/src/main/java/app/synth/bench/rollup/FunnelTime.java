package app.synth.bench.rollup;

import app.synth.bench.server.RunningService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;

/** A funnel of three steps, asked one at a time. */
final class FunnelTime {
    private final HttpClient client = HttpClient.newHttpClient();
    private final RunningService service;
    private final String token;

    /** @param body of the answer */
    record Asked(int status, String body, double millis) {
        boolean isAnswered() {
            return status == 200;
        }
    }

    FunnelTime(RunningService service, String token) {
        this.service = service;
        this.token = token;
    }

    /** Asks about so many days up to this one. */
    Asked ask(int days, LocalDate last) throws IOException {
        String body = """
                {"from": "%s", "to": "%s",
                 "steps": [{"action": "impression"}, {"action": "event_click"}, {"action": "ticket_click"}]}
                """.formatted(last.minusDays(days - 1), last);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + service.address().getPort() + "/api/v1/funnels/query"))
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        long begin = System.nanoTime();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Asked(response.statusCode(), response.body(), (System.nanoTime() - begin) / 1e6);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
