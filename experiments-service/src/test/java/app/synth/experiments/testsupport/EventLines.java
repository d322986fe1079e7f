package app.synth.experiments.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A stream of server-sent events, read line by line until it is closed. */
public final class EventLines implements AutoCloseable {
    /** Such streams come over HTTP/1.1 behind a gateway. It is kept, since a client nobody holds may be closed. */
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final InputStream body;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private EventLines(InputStream body) {
        this.body = body;
        Thread.ofPlatform().daemon().start(this::read);
    }

    public static EventLines of(URI address, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<InputStream> response = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return new EventLines(response.body());
    }

    /** The first line, read or still to come, of this kind. */
    public String first(Predicate<String> wanted) {
        await().untilAsserted(() -> assertThat(lines).anyMatch(wanted));
        return lines.stream().filter(wanted).findFirst().orElseThrow();
    }

    public List<String> lines() {
        return lines;
    }

    private void read() {
        try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        } catch (IOException | RuntimeException closed) {
            lines.add("closed");
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
