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

/** Questions over raw interactions and facts, asked one at a time. */
final class QuestionTime {
    private final HttpClient client = HttpClient.newHttpClient();
    private final RunningService service;
    private final String token;

    /** @param body of the answer */
    record Asked(int status, String body, double millis) {
        boolean isAnswered() {
            return status == 200;
        }
    }

    QuestionTime(RunningService service, String token) {
        this.service = service;
        this.token = token;
    }

    /** A funnel of three steps, of which the facts tell enough, over so many days up to this one. */
    Asked funnel(int days, LocalDate last) throws IOException {
        return funnel("""
                {"from": "%s", "to": "%s",
                 "steps": [{"action": "impression"}, {"action": "event_click"}, {"action": "ticket_click"}]}
                """.formatted(last.minusDays(days - 1), last));
    }

    /** A funnel as it is described. */
    Asked funnel(String described) throws IOException {
        return ask(to("funnels/query")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(described))
                .build());
    }

    /** @param path below {@code /api/v1/analytics}, with its query */
    Asked ask(String path) throws IOException {
        return ask(to("analytics/" + path).build());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + service.address().getPort() + "/api/v1/" + path))
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + token);
    }

    private Asked ask(HttpRequest request) throws IOException {
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
