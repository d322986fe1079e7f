package app.synth.experiments.caller;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Lets pages of any origin ask what their people get. What they send is a token or a public key, which a page of another
 * origin does not have; cookies never count, so no answer speaks of credentials. Endpoints for people who administer have no
 * pages elsewhere and get none of this.
 */
@ApplicationScoped
class CrossOrigin {
    /** Before a body is refused as too large, so that the page may read why. */
    private static final int BEFORE_BODY_LIMIT = 7_000;

    private static final int NO_CONTENT = 204;
    private static final List<String> PATHS =
            List.of("/api/features/", "/sub/", "/ofrep/", "/api/v1/assignments", "/api/v1/exposures");
    private static final String EXPERIMENTS = "/api/v1/experiments/";
    private static final String METHODS = "GET, POST";
    private static final String HEADERS = "Authorization, Content-Type, X-Client-Key, X-API-Key, X-Request-Id,"
            + " If-None-Match, Last-Event-ID, Cache-Control";
    private static final String READABLE = "ETag, Retry-After, X-Request-Id, X-SSE-Support";
    private static final String A_DAY = "86400";

    void install(@Observes Filters filters) {
        filters.register(CrossOrigin::answer, BEFORE_BODY_LIMIT);
    }

    private static void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.getHeader(HttpHeaders.ORIGIN) == null || !concerns(request.path())) {
            context.next();
            return;
        }
        HttpServerResponse response = context.response();
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, READABLE);
        if (asksFirst(request)) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, A_DAY)
                    .setStatusCode(NO_CONTENT)
                    .end();
        } else {
            context.next();
        }
    }

    private static boolean asksFirst(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
    }

    static boolean concerns(String path) {
        return PATHS.stream().anyMatch(path::startsWith)
                || path.startsWith(EXPERIMENTS) && (path.endsWith("/assignment") || path.endsWith("/events"));
    }
}
