package app.synth.testsupport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/**
 * Calls operations of a service with the first example of what may be sent.
 *
 * @param headers what opens them
 */
record Caller(HttpClient client, URI service, Map<String, String> headers) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** @param address path and query */
    Answer call(DescribedOperation operation, String address) throws IOException, InterruptedException {
        DescribedOperation.Body body = operation.body();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service + address))
                .timeout(PATIENCE)
                .method(operation.method(), BodyPublishers.ofString(body.text()));
        if (!body.form().isEmpty()) {
            request.header("Content-Type", body.form());
        }
        headers.forEach(request::header);
        return Answer.of(client.send(request.build(), BodyHandlers.ofInputStream()));
    }
}
