package app.synth.accounts.client.request;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import java.util.Set;

/**
 * Refuses a body that is announced as too large before it is read into memory, with a problem where the framework would
 * answer with nothing. What the client is still sending is dropped first, within reason: most clients look for an answer
 * only when they are done. A body that announces no length is cut off at four times as much, with nothing but the status;
 * who must know sooner measures it. Paths that read their bodies piece by piece are left alone; a service that has such
 * paths must raise {@code quarkus.http.limits.max-body-size}, which knows no paths.
 */
@ApplicationScoped
class BodyLimit {
    private static final int AFTER_REQUEST_ID = 5_000;
    private static final int WORTH_DROPPING = 16;

    /** The framework sets its own limit at -2, counted as it counts, and the endpoints come after 0. */
    private static final int AFTER_THE_FRAMEWORK = 1;

    private static final int CUT_OFF = 4;

    private final long limit;
    private final Set<String> unlimited;

    BodyLimit(RequestConfig config) {
        this.limit = config.largestBody().asLongValue();
        this.unlimited = config.unlimitedPaths().orElse(Set.of());
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, AFTER_REQUEST_ID);
        filters.register(this::bound, AFTER_THE_FRAMEWORK);
    }

    /** Whoever reads a body that announces no length looks here. */
    private void bound(RoutingContext context) {
        context.put(
                VertxHttpRecorder.MAX_REQUEST_SIZE_KEY,
                unlimited.contains(context.request().path()) ? Long.MAX_VALUE : limit * CUT_OFF);
        context.next();
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        long announced = announced(request);
        if (announced <= limit || unlimited.contains(request.path())) {
            context.next();
        } else if (announced <= limit * WORTH_DROPPING) {
            request.handler(dropped -> {});
            request.endHandler(end -> refuse(context));
            request.resume();
        } else {
            if (request.version() != HttpVersion.HTTP_2) {
                context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
            refuse(context);
        }
    }

    private void refuse(RoutingContext context) {
        EarlyProblem.send(
                context, Status.REQUEST_ENTITY_TOO_LARGE, "too_large", null, "A body has at most " + limit + " bytes");
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
