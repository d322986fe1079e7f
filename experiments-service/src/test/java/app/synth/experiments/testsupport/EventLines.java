package app.synth.experiments.testsupport;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A stream of server-sent events, read line by line until it is closed. */
public final class EventLines implements AutoCloseable {
    private final InputStream body;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private EventLines(InputStream body) {
        this.body = body;
        Thread.ofVirtual().start(this::read);
    }

    public static EventLines of(HttpClient client, URI address, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return new EventLines(
                client.send(request.build(), BodyHandlers.ofInputStream()).body());
    }

    /** The first line, read or still to come, of this kind. */
    public String first(Predicate<String> wanted) {
        return await().until(() -> lines.stream().filter(wanted).findFirst().orElse(null), found -> found != null);
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
