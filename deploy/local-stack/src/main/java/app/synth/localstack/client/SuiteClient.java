package app.synth.localstack.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Makes requests to the suite. A 502 or 503 and a broken connection are tried again a few times, after the pause that
 * the answer asks for: everything sent through here may be sent twice without counting twice.
 */
public final class SuiteClient {
    /** With pauses that grow, long enough for a service to be started again. */
    private static final int TRIES = 8;

    /** Nobody starts the gateway again. */
    private static final int CONNECTION_TRIES = 3;

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(60);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String gateway;
    // The gateway speaks HTTP/1.1 only; asking every new connection for an upgrade would be for nothing.
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_PATIENCE)
            .build();

    /** @param gateway the gateway's base address, like {@code http://localhost:8080} */
    public SuiteClient(URI gateway) {
        String text = gateway.toString();
        this.gateway = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Gets JSON on behalf of the token's user. */
    JsonNode get(String path, String token) throws IOException {
        Credential credential = Credential.token(token);
        return json(send(HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(ANSWER_PATIENCE)
                .header(credential.header(), credential.value())
                .build()));
    }

    /** Posts a value as JSON on behalf of the token's user. */
    public JsonNode post(String path, String token, Object body) throws IOException {
        return post(path, Credential.token(token), Json.CONTENT_TYPE, Json.bytes(body), Map.of());
    }

    /**
     * Posts a body on behalf of whoever has the credential.
     *
     * @param headers further ones, like {@code User-Agent}
     * @throws RefusedException if the last answer is no success
     */
    JsonNode post(String path, Credential credential, String contentType, byte[] body, Map<String, String> headers)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(ANSWER_PATIENCE)
                .header(credential.header(), credential.value())
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        return json(send(request.build()));
    }

    /** Posts to an endpoint of the local stack itself, and gives the plain text of its answer. */
    String postLocal(String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(ANSWER_PATIENCE)
                .header("X-Local-Stack", "token")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(body))
                .build();
        return send(request).body();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<String> answer = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
                if (answer.statusCode() / 100 == 2) {
                    return answer;
                }
                if (!mayMend(answer.statusCode()) || attempt == TRIES) {
                    throw refusal(request, answer);
                }
                Thread.sleep(longer(asked(answer), attempt));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            } catch (RefusedException e) {
                throw e;
            } catch (IOException e) {
                if (attempt >= CONNECTION_TRIES) {
                    throw new IOException("%s: nobody answers there (%s)".formatted(gateway, reason(e)), e);
                }
                pauseAfterFailure(attempt);
            }
        }
    }

    private static boolean mayMend(int status) {
        return status == 503 || status == 502;
    }

    private static Duration asked(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(PAUSE);
    }

    /** Twice as long with every try, within bounds. */
    private static Duration longer(Duration pause, int attempt) {
        Duration longer = pause.multipliedBy(1L << (attempt - 1));
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    private static void pauseAfterFailure(int attempt) throws IOException {
        try {
            Thread.sleep(longer(PAUSE, attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static RefusedException refusal(HttpRequest request, HttpResponse<String> answer) {
        JsonNode problem;
        try {
            problem = JSON.readTree(answer.body());
        } catch (JsonProcessingException noProblemDocument) {
            problem = MissingNode.getInstance();
        }
        return new RefusedException(
                request.method() + " " + request.uri(),
                answer.statusCode(),
                problem.path("code").asText(),
                problem.path("detail").asText());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IOException("%s was answered with something that is no JSON".formatted(answer.uri()), e);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
