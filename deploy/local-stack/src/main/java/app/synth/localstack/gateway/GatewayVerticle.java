package app.synth.localstack.gateway;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The gateway's work on one event loop. */
final class GatewayVerticle extends AbstractVerticle {
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    private static final int CONNECTIONS_PER_SERVICE = 512;
    private static final int REQUEST_HEAD_BYTES = 16 * 1024;

    private final Gateway gateway;
    private final int port;
    private final RouteTable routes;
    private final Map<String, Integer> services;
    private final LocalEndpoints local;
    private final @Nullable DemoEndpoints demo;
    private Map<String, Backend> backends = Map.of();

    GatewayVerticle(
            Gateway gateway,
            int port,
            RouteTable routes,
            Map<String, Integer> services,
            LocalEndpoints local,
            @Nullable DemoEndpoints demo) {
        this.gateway = gateway;
        this.port = port;
        this.routes = routes;
        this.services = services;
        this.local = local;
        this.demo = demo;
    }

    @Override
    public void start(Promise<Void> started) {
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setMaxPoolSize(CONNECTIONS_PER_SERVICE)
                .setKeepAliveTimeout(30));
        backends = services.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, service -> new Backend(service.getKey(), service.getValue(), client)));
        vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setHttp2ClearTextEnabled(false) // as the services speak: one protocol, one path to test
                        .setHandle100ContinueAutomatically(true)
                        .setMaxInitialLineLength(REQUEST_HEAD_BYTES)
                        .setMaxHeaderSize(REQUEST_HEAD_BYTES))
                .requestHandler(this::handle)
                .invalidRequestHandler(GatewayVerticle::refuse)
                .listen()
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void handle(HttpServerRequest request) {
        String requestId = RequestId.ensure(request);
        if (!gateway.admit(request)) {
            request.response().putHeader("Connection", "close");
            new Problem(503, "service_unavailable", "The stack is stopping.").send(request, requestId);
            return;
        }
        if (local.handle(request, requestId) || (demo != null && demo.handle(request, requestId))) {
            return;
        }
        Optional<Backend> backend = routes.backend(request.path()).map(backends::get);
        if (backend.isPresent()) {
            backend.get().pass(request);
        } else {
            new Problem(404, "no_route", "No service answers this path; GET / lists those that are.")
                    .send(request, requestId);
        }
    }

    /** What is no HTTP, or has a longer head than this reads. The connection ends with the answer. */
    private static void refuse(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        Problem problem = switch (cause) {
            case TooLongHttpLineException tooLong ->
                new Problem(414, "uri_too_long", "The address has more than 16 KiB.");
            case TooLongHttpHeaderException tooLong ->
                new Problem(431, "headers_too_large", "The headers have more than 16 KiB.");
            default -> new Problem(400, "malformed_request", "This is no request of HTTP/1.1.");
        };
        request.response().putHeader("Connection", "close");
        problem.send(request, RequestId.ensure(request));
        request.connection().close();
    }
}
