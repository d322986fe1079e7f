package app.synth.accounts.client.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;

/**
 * The errors a resource throws. Each has a {@code code} that never changes its meaning; the {@code detail} is for people
 * and may.
 */
public final class Problems {
    /** The member that holds the stable code. */
    static final String CODE = "code";

    private Problems() {}

    /** 400: one field, parameter or header is not as it must be. */
    public static HttpProblem badField(String field, String detail) {
        return of(Status.BAD_REQUEST, "invalid_field", detail)
                .with("field", field)
                .build();
    }

    /** 404: what the path names does not exist, or not for this caller. */
    public static HttpProblem notFound(String detail) {
        return of(Status.NOT_FOUND, "not_found", detail).build();
    }

    /** 409: the request is understood and contradicts what is stored. */
    public static HttpProblem conflict(String code, String detail) {
        return of(Status.CONFLICT, code, detail).build();
    }

    /** 503 with Retry-After: nothing was changed, and the same request may succeed later. */
    public static HttpProblem unavailable(String code, String detail) {
        return of(Status.SERVICE_UNAVAILABLE, code, detail)
                .withHeader(HttpHeaders.RETRY_AFTER, "1")
                .build();
    }

    /** Any other error; members may be added. */
    public static HttpProblem.Builder of(Status status, String code, String detail) {
        return HttpProblem.builder()
                .withStatus(status)
                .withTitle(status.getReasonPhrase())
                .withDetail(detail)
                .with(CODE, code);
    }
}
