package app.synth.tracking.segment;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Takes away what these clients say about their bodies and about the answer, which is often not so: the framework would
 * refuse what is no media type, and a message that is refused is lost.
 */
@ApplicationScoped
class AnyContentType {
    private static final int BEFORE_BODIES_ARE_READ = 4_500;

    void install(@Observes Filters filters) {
        filters.register(AnyContentType::forget, BEFORE_BODIES_ARE_READ);
    }

    private static void forget(RoutingContext context) {
        String path = context.request().path();
        if (context.request().method().equals(HttpMethod.POST)
                && (path.startsWith("/v1/") || path.startsWith("/beacon/"))) {
            context.request()
                    .headers()
                    .set(HttpHeaders.CONTENT_TYPE, "application/octet-stream")
                    .set(HttpHeaders.ACCEPT, "application/json");
        }
        context.next();
    }
}
