package app.synth.accounts.client.request;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;

/** A problem for a request that never reaches an endpoint, in the form of those that endpoints throw. */
final class EarlyProblem {
    private EarlyProblem() {}

    /** @param field what is wrong, where it is one thing that has a name */
    static void send(RoutingContext request, Status status, String code, @Nullable String field, String detail) {
        JsonObject problem = new JsonObject()
                .put("type", "urn:synth:problem:" + code)
                .put("title", status.getReasonPhrase())
                .put("status", status.getStatusCode())
                .put("detail", detail)
                .put("instance", request.normalizedPath())
                .put("code", code)
                .put("request_id", RequestIds.current());
        if (field != null) {
            problem.put("field", field);
        }
        request.response()
                .setStatusCode(status.getStatusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(problem.toBuffer());
    }
}
