package app.synth.tracking.source;

import app.synth.accounts.client.problem.Problems;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages of other origins send. A browser that asks first brings no key, so it is told what some source allows;
 * the request itself is held to its own source. Cookies never count, so no answer speaks of credentials. Endpoints
 * for people who administer have no pages elsewhere and get none of this.
 */
@ApplicationScoped
public class CrossOrigin {
    /** Before a body is refused as too large, so that the page may read why. */
    private static final int BEFORE_BODY_LIMIT = 7_000;

    private static final int NO_CONTENT = 204;
    private static final List<String> PATHS =
            List.of("/api/v1/interactions", "/api/v1/me/tracking-consent", "/v1", "/beacon");
    private static final String METHODS = "GET, POST, PUT";
    private static final String HEADERS = "Authorization, Content-Type, X-Write-Key, X-Request-Id, X-Retry-Count,"
            + " AnonymousId, SentAt, Content-Encoding";
    private static final String READABLE = "Retry-After, X-Request-Id";
    private static final String A_DAY = "86400";

    private final SourceRegistry sources;

    CrossOrigin(SourceRegistry sources) {
        this.sources = sources;
    }

    void install(@Observes Filters filters) {
        filters.register(this::answer, BEFORE_BODY_LIMIT);
    }

    /**
     * Holds a browser to the origins of the source that it sends for; what is no browser sends no origin.
     *
     * @param origin the Origin header
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 403 {@code origin_not_allowed}
     */
    static void requireOrigin(Sender sender, @Nullable String origin) {
        if (origin != null && !sender.source().allowedOrigins().allows(origin)) {
            throw Problems.of(
                            Status.FORBIDDEN,
                            "origin_not_allowed",
                            "The source %s does not allow requests from this origin"
                                    .formatted(sender.source().key()))
                    .build();
        }
    }

    private void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!concerns(request.path())) {
            context.next();
            return;
        }
        HttpServerResponse response = context.response();
        response.putHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean allowed = origin != null && sources.someAllows(origin);
        if (allowed) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, READABLE);
        }
        if (asksFirst(request, origin)) {
            if (allowed) {
                response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS)
                        .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, A_DAY);
            }
            response.setStatusCode(NO_CONTENT).end();
        } else {
            context.next();
        }
    }

    private static boolean asksFirst(HttpServerRequest request, @Nullable String origin) {
        return origin != null
                && request.method().equals(HttpMethod.OPTIONS)
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
    }

    static boolean concerns(String path) {
        for (String prefix : PATHS) {
            if (path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/')) {
                return true;
            }
        }
        return false;
    }
}
