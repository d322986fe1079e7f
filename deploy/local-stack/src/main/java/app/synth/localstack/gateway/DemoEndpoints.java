package app.synth.localstack.gateway;

import app.synth.localstack.demo.DemoFiles;
import app.synth.localstack.demo.DemoKeys;
import app.synth.localstack.demo.DemoLogin;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * The demo app at {@code /demo/}.
 *
 * <ul>
 *   <li>{@code GET /demo/…}: its files; any other path without a file's ending is a screen, which the page itself shows
 *   <li>{@code GET /demo/catalogue.json}: what it shows
 *   <li>{@code GET /demo/config.json}: the public keys that it sends with
 *   <li>{@code POST /demo/session?user=…}: a token for one of the sample's people, for the page and nobody else
 * </ul>
 */
public final class DemoEndpoints {
    private static final String BASE = "/demo";
    private static final String ALL = BASE + "/";

    /** Its page loads nothing from elsewhere, and stands in no other page. */
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

    private final Set<String> origins;
    private final DemoFiles files;
    private final String catalogue;
    private final DemoKeys keys;
    private final DemoLogin login;

    /**
     * @param port of the gateway
     * @param catalogue as JSON
     */
    public DemoEndpoints(int port, DemoFiles files, String catalogue, DemoKeys keys, DemoLogin login) {
        this.origins = Set.of("http://localhost:" + port, "http://127.0.0.1:" + port);
        this.files = files;
        this.catalogue = catalogue;
        this.keys = keys;
        this.login = login;
    }

    /** Answers the request if it is for the demo; whether it was. */
    boolean handle(HttpServerRequest request, String requestId) {
        String path = request.path();
        if (!path.equals(BASE) && !path.startsWith(ALL)) {
            return false;
        }
        switch (request.method() + " " + path) {
            case "GET " + BASE, "HEAD " + BASE ->
                request.response().setStatusCode(308).putHeader("Location", ALL).end();
            case "GET /demo/catalogue.json" -> json(request.response(), catalogue);
            case "GET /demo/config.json" -> sendConfiguration(request, requestId);
            case "POST /demo/session" -> openSession(request, requestId);
            default -> sendFile(request, path.substring(BASE.length() + 1), requestId);
        }
        return true;
    }

    private void sendFile(HttpServerRequest request, String path, String requestId) {
        switch (request.method().name()) {
            case "GET", "HEAD" ->
                answer(
                        request,
                        requestId,
                        () -> isScreen(path) ? files.page() : files.find(path),
                        found -> found.ifPresentOrElse(
                                file -> send(request, file),
                                () -> refuse(request, requestId, 404, "no_route", missing(path))));
            default -> refuse(request, requestId, 405, "method_not_allowed", "The demo is read with GET.");
        }
    }

    /** Paths of screens have no file's ending; one that tries to leave the folder is none, and no file either. */
    private static boolean isScreen(String path) {
        return path.matches("[A-Za-z0-9/_-]*");
    }

    private static String missing(String path) {
        return isScreen(path) ? "The demo is not built: ./deploy/up builds it." : "The demo has no such file.";
    }

    private static void send(HttpServerRequest request, DemoFiles.Found file) {
        HttpServerResponse response = request.response()
                .putHeader("Content-Type", file.contentType())
                .putHeader("Cache-Control", file.lasting() ? "public, max-age=31536000, immutable" : "no-cache")
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Length", Integer.toString(file.content().length));
        if (request.method().name().equals("HEAD")) {
            response.end();
        } else {
            response.end(Buffer.buffer(file.content()));
        }
    }

    private void sendConfiguration(HttpServerRequest request, String requestId) {
        answer(
                request,
                requestId,
                keys::get,
                made -> json(
                        request.response(),
                        new JsonObject()
                                .put("write_key", made.writeKey())
                                .put("client_key", made.clientKey())
                                .encode()));
    }

    private void openSession(HttpServerRequest request, String requestId) {
        if (!isAskedForByThePage(request)) {
            refuse(request, requestId, 403, "demo_only", "Only the demo page gets sessions here.");
            return;
        }
        Optional<UUID> person = uuid(request.getParam("user"));
        answer(
                request,
                requestId,
                () -> person.isPresent() ? login.token(person.get()) : Optional.<String>empty(),
                token -> token.ifPresentOrElse(
                        text -> json(
                                request.response(),
                                new JsonObject().put("access_token", text).encode()),
                        () -> refuse(
                                request, requestId, 403, "no_sample_person", "Nobody of the sample has that id.")));
    }

    /** What a browser says of where a request comes from; a page cannot make it say anything else. */
    private boolean isAskedForByThePage(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        return "same-origin".equals(request.getHeader("Sec-Fetch-Site")) && origin != null && origins.contains(origin);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static <T> void answer(HttpServerRequest request, String requestId, Callable<T> work, Consumer<T> answer) {
        Future<T> done = Vertx.currentContext().executeBlocking(work, false);
        done.onSuccess(answer::accept)
                .onFailure(failure -> refuse(
                        request, requestId, 503, "service_unavailable", "A service that this needs is not there yet."));
    }

    private static void refuse(HttpServerRequest request, String requestId, int status, String code, String detail) {
        new Problem(status, code, detail).send(request, requestId);
    }

    private static void json(HttpServerResponse response, String body) {
        response.putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(body);
    }
}
