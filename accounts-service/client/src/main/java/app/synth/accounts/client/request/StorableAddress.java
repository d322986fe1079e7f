package app.synth.accounts.client.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;

/** Refuses an address with a NUL in it: no text in Postgres holds one, so nothing is called that. */
@ApplicationScoped
class StorableAddress {
    private static final int AFTER_REQUEST_ID = 5_000;
    private static final String NUL = "%00";

    void install(@Observes Filters filters) {
        filters.register(StorableAddress::check, AFTER_REQUEST_ID);
    }

    private static void check(RoutingContext request) {
        if (request.request().uri().contains(NUL)) {
            EarlyProblem.send(request, Status.BAD_REQUEST, "invalid_field", "address", "There is a NUL in the address");
        } else {
            request.next();
        }
    }
}
