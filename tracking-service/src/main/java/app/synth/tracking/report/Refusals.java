package app.synth.tracking.report;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is refused where interactions are taken in, by looking at every answer that leaves there: whoever refused it,
 * and for whatever reason. What is taken in costs nothing here.
 */
@ApplicationScoped
public class Refusals {
    /** Before anything that may refuse, and within the context that names the request. */
    private static final int AFTER_REQUEST_ID = 9_000;

    private static final int FIRST_ERROR = 400;
    private static final int FIRST_FAULT = 500;
    private static final String CODE = Refusals.class.getName() + ".code";
    private static final String INTERACTIONS = Refusals.class.getName() + ".interactions";

    private final MinuteFigures figures;
    private final MeterRegistry registry;

    Refusals(MinuteFigures figures, MeterRegistry registry) {
        this.figures = figures;
        this.registry = registry;
    }

    void install(@Observes Filters filters) {
        filters.register(this::watch, AFTER_REQUEST_ID);
    }

    /** Says how many interactions the request held that is about to be refused; of one that was not read, 1 is counted. */
    public static void of(int interactions) {
        note(INTERACTIONS, interactions);
    }

    /** Says why, where the status alone does not. */
    static void because(String code) {
        note(CODE, code);
    }

    private void watch(RoutingContext request) {
        if (takesInteractions(request.request().method(), request.request().path())) {
            Context own = Vertx.currentContext();
            request.addHeadersEndHandler(answered -> {
                int status = request.response().getStatusCode();
                if (status >= FIRST_ERROR) {
                    count(status, own);
                }
            });
        }
        request.next();
    }

    private void count(int status, @Nullable Context own) {
        String noted = read(own, CODE, String.class);
        String code = noted == null ? ofStatus(status) : noted;
        Integer held = read(own, INTERACTIONS, Integer.class);
        int interactions = held == null ? 1 : held;
        figures.refused(status, code, interactions);
        counter("tracking.refused", "Requests with interactions that were refused", status, code)
                .increment();
        counter("tracking.refused.interactions", "Interactions in them; 1 where that is not known", status, code)
                .increment(interactions);
    }

    private Counter counter(String name, String description, int status, String code) {
        return Counter.builder(name)
                .description(description)
                .tags("status", Integer.toString(status), "code", code)
                .register(registry);
    }

    static boolean takesInteractions(HttpMethod method, String path) {
        return method.equals(HttpMethod.POST)
                && (path.equals("/api/v1/interactions")
                        || path.equals("/api/v1/interactions/batch")
                        || path.startsWith("/v1/")
                        || path.startsWith("/beacon/"));
    }

    private static String ofStatus(int status) {
        return switch (status) {
            case 400 -> "bad_request";
            case 401 -> "unauthenticated";
            case 403 -> "forbidden";
            case 404 -> "not_found";
            case 413 -> "too_large";
            case 415 -> "unsupported_media_type";
            case 429 -> "rate_limited";
            case 503 -> "unavailable";
            default -> status < FIRST_FAULT ? "refused" : "internal_error";
        };
    }

    private static void note(String key, Object value) {
        Context own = Vertx.currentContext();
        if (own != null && VertxContext.isDuplicatedContext(own)) {
            own.putLocal(key, value);
        }
    }

    private static <T> @Nullable T read(@Nullable Context own, String key, Class<T> type) {
        Object value = own != null && VertxContext.isDuplicatedContext(own) ? own.getLocal(key) : null;
        return type.isInstance(value) ? type.cast(value) : null;
    }
}
