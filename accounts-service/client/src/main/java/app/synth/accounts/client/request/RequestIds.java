package app.synth.accounts.client.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Gives every request one name: the caller's {@code X-Request-Id} when it is one, else a new one. It stands in the
 * answer, in every log line the request causes ({@code request_id}), and goes along to the services called.
 */
@ApplicationScoped
public class RequestIds {
    /** Name of the request and response header. */
    public static final String HEADER = "X-Request-Id";

    private static final String LOG_KEY = "request_id";
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int BEFORE_EVERYTHING_ELSE = 10_000;

    void install(@Observes Filters filters) {
        filters.register(RequestIds::name, BEFORE_EVERYTHING_ELSE);
    }

    /** The id of the request being handled; null outside a request. */
    public static @Nullable String current() {
        return MDC.get(LOG_KEY) instanceof String id ? id : null;
    }

    private static void name(RoutingContext request) {
        String given = request.request().getHeader(HEADER);
        String id = given != null && ACCEPTED.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        MDC.put(LOG_KEY, id);
        request.response().putHeader(HEADER, id);
        request.next();
    }
}
